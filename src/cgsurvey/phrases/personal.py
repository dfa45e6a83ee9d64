"""Sentences on columns of personal data."""

PHRASES: dict[str, tuple[str, str]] = {
    "personal.meta": (
        "平台自动附加的{number}列可能涉及个人：{columns}。读取时已略去内容；如分析确需某列，请在研究文件中写明该列。",
        "{number} column(s) that the platform adds may tell who somebody is: {columns}. Their content was "
        "left out in reading. If the analysis needs one, name it in the study file.",
    ),
    "personal.header": (
        "{number}列从表头看是个人信息：{columns}。研究文件没有用到，读取时已略去内容；"
        "如属误判或确需使用，请在研究文件中写明该列。",
        "{number} column(s) are personal data by their header: {columns}. The study does not use them, and "
        "their content was left out in reading. If that is wrong or you need one, name it in the study file.",
    ),
    "personal.content": (
        "{number}列有内容的单元格中至少一半像是个人信息：{columns}。研究文件没有用到，读取时已略去内容；"
        "如属误判或确需使用，请在研究文件中写明该列。",
        "{number} column(s) look like personal data in at least half of their filled cells: {columns}. The "
        "study does not use them, and their content was left out in reading. If that is wrong or you need "
        "one, name it in the study file.",
    ),
    "personal.column": ("“{column}”（{kind}）", "'{column}' ({kind})"),
    "personal.kind.name": ("姓名", "name"),
    "personal.kind.id_number": ("证件号码", "identity number"),
    "personal.kind.phone": ("电话", "telephone number"),
    "personal.kind.email": ("电子邮箱", "e-mail address"),
    "personal.kind.account": ("账号或昵称", "account or nickname"),
    "personal.kind.ip": ("IP 地址", "IP address"),
    "personal.kind.bank_card": ("银行卡号", "bank card number"),
    "personal.kind.plate": ("车牌号", "number plate"),
    "personal.kind.address": ("住址", "address"),
    "personal.kind.coordinates": ("经纬度", "coordinates"),
    "personal.kind.device": ("设备标识", "device"),
}
