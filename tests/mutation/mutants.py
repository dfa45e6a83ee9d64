"""Small mistakes in a source, one at a time: each is a mutant that some test has to notice.

A comparison is replaced by three others, which are noticed only if every other replacement is (Kaminski,
Ammann & Offutt 2011); texts, types and the members of an enumeration have no order. Annotations, decorators,
documentation, texts and what only says how memory is laid out (`dtype`, `strict`) are left alone.
"""

from __future__ import annotations

import ast
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.NotEq, ast.GtE),
    ast.LtE: (ast.Lt, ast.Eq, ast.Gt),
    ast.Gt: (ast.GtE, ast.NotEq, ast.LtE),
    ast.GtE: (ast.Gt, ast.Eq, ast.Lt),
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE),
    ast.NotEq: (ast.Eq, ast.Lt, ast.Gt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_PAIRS = (("min", "max"), ("minimum", "maximum"), ("any", "all"), ("floor", "ceil"))
_PAIRS += (("logical_or", "logical_and"), ("nanmedian", "nanmean"), ("ROUND_FLOOR", "ROUND_CEILING"))
NAMES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
#: keywords of calls that change no value
LAYOUT = {"dtype", "strict"}
#: fields of the syntax that are left alone
ALONE = {"annotation", "returns", "decorator_list", "type_params"}
#: floats are moved by this part of themselves
SLIGHTLY = 0.01


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake.

    Attributes
    ----------
    where : str
        Function or class, with dots; empty in the module itself.
    lines : range
        Of the statement.
    mistake : str
        The statement as it was and as it is, numbered where the same stands in the same function again.
    code : CodeType
        The whole module with the mistake.
    """

    where: str
    lines: range
    mistake: str
    code: CodeType


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    seen: Counter[tuple[str, str]] = Counter()
    for where, statement, parent, field, place in _spots(tree, ()):
        held = getattr(parent, field)
        node = held if place is None else held[place]
        before = _head(statement)
        for other in _others(node):
            if isinstance(other, ast.Pass) and not where:  # a name less: whatever uses it fails
                continue
            _put(parent, field, place, ast.fix_missing_locations(ast.copy_location(other, node)))
            after = _head(other if node is statement else statement)
            code = compile(tree, "<mutant>", "exec")
            _put(parent, field, place, node)
            mistake = f"{before}  ->  {after}"
            seen[where, mistake] += 1
            number = seen[where, mistake]
            yield Mutant(
                where,
                range(statement.lineno, (statement.end_lineno or 0) + 1),
                mistake + (f" ({number})" if number > 1 else ""),
                code,
            )


def _put(parent: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
    if place is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[place] = node


def _head(statement: ast.AST) -> str:
    """A statement in one line, of one with a body its head."""
    lines = ast.unparse(statement).splitlines()
    return next(line for line in lines if not line.startswith("@"))


def _spots(
    node: ast.AST, names: tuple[str, ...], statement: ast.stmt | None = None
) -> Iterator[tuple[str, ast.stmt, ast.AST, str, int | None]]:
    """Where a node stands: function, statement, parent, field of the parent, place in the field."""
    for field, value in ast.iter_fields(node):
        if field in ALONE:
            continue
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(child, ast.AST) or _is_alone(child):
                continue
            own = child if isinstance(child, ast.stmt) else statement
            if own is not None and isinstance(child, ast.expr | ast.stmt | ast.comprehension):
                yield ".".join(names), own, node, field, place
            inner = (*names, child.name) if isinstance(child, ast.FunctionDef | ast.ClassDef) else names
            yield from _spots(child, inner, own)


def _is_alone(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Expr(ast.Constant()):
            return True
        case ast.keyword(arg):
            return arg in LAYOUT
    return False


def _is_unordered(node: ast.AST) -> bool:
    """A text, a type, or a member of an enumeration."""
    match node:
        case ast.Constant(str()) | ast.Name("bool" | "int" | "float" | "str"):
            return True
        case ast.Attribute(ast.Name(kind), _):
            return kind.istitle()
    return False


def _others(node: ast.AST) -> Iterator[ast.AST]:
    """What could stand there by mistake."""
    match node:
        case ast.Compare(left, operators, others):
            for place, operator in enumerate(operators):
                for kind in COMPARISONS[type(operator)][: 1 if _is_unordered(others[place]) else 3]:
                    yield ast.Compare(left, [*operators[:place], kind(), *operators[place + 1 :]], others)
        case ast.BinOp(left, operator, right) if type(operator) in OPERATORS:
            yield ast.BinOp(left, OPERATORS[type(operator)](), right)
            if isinstance(operator, ast.BitAnd | ast.BitOr):
                yield from (left, right)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
            yield from (
                ast.BoolOp(operator, [*values[:place], *values[place + 1 :]])
                if len(values) > 2
                else values[1 - place]
                for place in range(len(values))
            )
        case ast.UnaryOp(_, operand):
            yield operand
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(float() as value):
            step = abs(value) * SLIGHTLY or SLIGHTLY
            yield from (ast.Constant(each) for each in (value + step, value - step) if math.isfinite(each))
        case ast.Name(name, context) if name in NAMES:
            yield ast.Name(NAMES[name], context)
        case ast.Attribute(value, name, context) if name in NAMES:
            yield ast.Attribute(value, NAMES[name], context)
        case ast.Slice(lower, upper, step):
            parts = {"lower": lower, "upper": upper, "step": step}
            yield from (ast.Slice(**{**parts, name: None}) for name, part in parts.items() if part)
        case ast.Call(function, given, keywords):
            yield from (
                ast.Call(function, given, [*keywords[:place], *keywords[place + 1 :]])
                for place, each in enumerate(keywords)
                if each.arg not in LAYOUT
            )
        case ast.IfExp(_, body, other):
            yield from (body, other)
        case ast.comprehension(target, iterable, conditions, is_async) if conditions:
            yield ast.comprehension(target, iterable, [], is_async)
        case ast.If(_, body, other):
            yield from (ast.If(ast.Constant(value), body, other) for value in (True, False))
        case ast.Return(value) if value is not None and getattr(value, "value", "") is not None:
            yield ast.Return(ast.Constant(None))
        case ast.AugAssign(target, operator, value):
            yield ast.Pass()
            if type(operator) in OPERATORS:
                yield ast.AugAssign(target, OPERATORS[type(operator)](), value)
        case ast.Expr() | ast.Assign() | ast.Raise() | ast.Continue() | ast.Break():
            yield ast.Pass()
        case ast.AnnAssign(value=value) if value is not None:
            yield ast.Pass()
