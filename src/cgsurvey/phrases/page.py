"""Words of the page itself: what leads to its parts, and what marks a sentence in them."""

PHRASES: dict[str, tuple[str, str]] = {
    "page.contents": ("目录", "Contents"),
    "page.skip": ("跳到正文", "Skip to the text"),
    "page.weak": ("需谨慎", "Weak"),
}
