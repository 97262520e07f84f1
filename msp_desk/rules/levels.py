"""Proposes the level of interlocution of a position from its title, in English and Spanish."""

from __future__ import annotations

import re

from msp_desk.values.enums import Level
from msp_desk.values.folding import fold, fold_words

#: The most senior first: somebody who is owner and marketing assistant is spoken to as the owner.
_RANK = (Level.EXECUTIVE, Level.MANAGEMENT, Level.TECHNICAL, Level.OPERATIONAL)

_SEVERAL = re.compile(r"[/|;+·•&\n]+")


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


# Somebody's right hand is not that somebody.
_HELPERS = _any(
    r"(?:personal|executive|administrative) assistant",
    r"assistant to",
    r"(?:asistente|secretari[ao]|ayudante|auxiliar|adjunt[ao]) (?:de|del|a|al)\b.*",
    r"secretar(?:y|ia|io)",
    r"pa to",
)
_LEARNERS = _any("trainee", "intern", "apprentice", "becari[ao]", "aprendiz", "practicas", "working student")
_JUNIOR = _any("assistant(?! (?:general )?(?:manager|director|head))", "asistente", "ayudante", "auxiliar")

# «Owner» of a product is work on it, not property.
_NOT_OWNERS = _any("(?:product|process|service|data|system|risk|application) owner")
_NOT_PARTNERS = _any("(?:business|people|channel|technology|hr|alliance) partners?(?: manager)?")
_SALES_EXECUTIVES = _any(
    r"(?:sales|account|marketing|advertising) executive", r"ejecutiv[ao] (?:de|comercial)\b.*"
)

_EXECUTIVE = _any(
    "owner",
    "co ?owner",
    "proprietor",
    "propietari[ao]",
    "duen[ao]",
    "titular",
    "c[efoitmdrsp]o",
    "cito",
    "ciso",
    "chro",
    "chief(?: \\w+){1,3} officer",
    "chief executive",
    "executive",
    "co ?founder",
    "founder",
    "(?:co ?)?fundador[ae]?",
    "(?:vice ?)?president(?:e|a)?",
    "e?vp",
    "svp",
    "chair(?:man|woman|person)?",
    "board member",
    "consejer[ao](?: delegad[ao])?",
    "managing (?:director|partner)",
    "general (?:manager|director)",
    "director[ae]? general",
    "directeur general",
    "director[ae]? (?:ejecutiv[ao]|gerente|financier[ao])",
    "(?:executive|founding|finance|financial|company|board) director",
    "gerente general",
    "(?:soci[ao]|director[ae]?) gerente",
    "gerencia",
    "partners?",
    "soci[ao]s?",
    "administrador[ae]? (?:unic[ao]|solidari[ao]|mancomunad[ao]|concursal|de la sociedad)",
    "apoderad[ao]",
    "alcalde(?:sa)?",
    "mayor",
    "geschaftsfuhrer(?:in)?",
    "inhaber(?:in)?",
    "vorstand",
    "pdg",
    "amministratore delegato",
    "titolare",
)
#: Titles that mean the head of the house only when nothing follows: «gerente», but «gerente de ventas».
_ALONE = re.compile(
    r"^(?:el |la )?(?:director[ae]?|gerente|administrador[ae]?|ejecutiv[ao])(?: (?:y|e|and|de la empresa)\b.*)?$"
)

_MANAGEMENT = _any(
    "managers?",
    "mgr",
    "gerente",
    "director[ae]?",
    "directeur",
    "sub ?director[ae]?",
    "head",
    "chief",
    "jef[ea]",
    "responsable",
    "encargad[ao]",
    "controller",
    "superintendent",
    "dean",
    "decan[ao]",
    "leiter(?:in)?",
    "responsabile",
    "administrador[ae]? de (?:fincas|la finca)",
)
_NOT_MANAGERS = _any("community managers?", "head ?hunter", "case managers?")

_NOT_TECHNICAL = _any(
    "tecnic[ao] (?:comercial|administrativ[ao]|de ventas|de rrhh|de recursos humanos|de marketing|contable|de personal)",
    "tecnic[ao] en (?:administracion|ventas|marketing)",
    "(?:customer|client|sales|administrative) support",
    "sales engineer",
    "soporte (?:comercial|administrativo|a ventas)",
    "social network(?:s)?",
    "redes sociales",
)
_TECHNICAL = _any(
    "technician",
    "technical",
    "tech",
    "technology",
    "tecnic[ao]s?",
    "tecnologias?",
    "techniker(?:in)?",
    "technicien(?:ne)?",
    "engineer(?:ing)?",
    "ingenier[ao]",
    "ingenieur",
    "sys ?admin",
    "systems?(?: and networks?)? (?:administrator|analyst|operator|engineer|specialist)",
    "(?:network|database|linux|windows|server|cloud) (?:and \\w+ )?(?:administrator|analyst|specialist|operator)",
    "administrador[ae]? de (?:sistemas?|redes|red|base[s]? de datos|servidores)",
    "network(?:s|ing)?",
    "redes",
    "sistemas",
    "dba",
    "devops",
    "sre",
    "developer",
    "desarrollador[ae]?",
    "entwickler(?:in)?",
    "programmer",
    "programador[ae]?",
    "informatic[ao]s?",
    "it",
    "ict",
    "tic",
    "ti",
    "help ?desk",
    "service desk",
    "support",
    "soporte",
    "architect",
    "webmaster",
    "tester",
    "qa",
    "(?:cyber ?)?security (?:analyst|engineer|specialist|officer)",
    "ciberseguridad",
    "data (?:scientist|engineer|analyst)",
    "electricista",
    "electrician",
    "mechanic",
    "mecanic[ao]",
    "instalador[ae]?",
    "installer",
)


def level_for_title(title: str) -> Level:
    """The level that a title proposes; operational where it says nothing.

    Where a title joins several («Owner / Marketing Assistant») the most senior of them counts.
    """
    levels = {_level_of(part) for part in _SEVERAL.split(title)}
    return next(level for level in _RANK if level in levels)


def level_along(level: Level | None, title_before: str, title_now: str) -> Level | None:
    """The level of a position whose title is being rewritten: it goes along while nobody chose another than proposed."""
    if level is not None and level is not level_for_title(title_before):
        return level
    return level_for_title(title_now) if title_now.strip() else None


def _level_of(title: str) -> Level:
    told = " ".join(fold_words(title))
    if not told:
        return Level.OPERATIONAL
    if _HELPERS.search(told):
        return Level.OPERATIONAL
    if _LEARNERS.search(told) or _JUNIOR.search(told):
        return _hands_on(told)
    led = _SALES_EXECUTIVES.sub(" ", _NOT_PARTNERS.sub(" ", _NOT_OWNERS.sub(" ", told)))
    if _EXECUTIVE.search(led) or _ALONE.match(led.strip()):
        return Level.EXECUTIVE
    if _is_system_administrator(told):
        return Level.TECHNICAL
    if _MANAGEMENT.search(_NOT_MANAGERS.sub(" ", led)):
        return Level.MANAGEMENT
    return _hands_on(told)


def _hands_on(told: str) -> Level:
    """Technical or operational: what somebody does who leads nobody."""
    return Level.TECHNICAL if _TECHNICAL.search(_NOT_TECHNICAL.sub(" ", told)) else Level.OPERATIONAL


def _is_system_administrator(told: str) -> bool:
    return bool(re.match(r"administrador[ae]? de (?!fincas|la)", told))


_LEVEL_WORDS = {
    Level.EXECUTIVE: (
        "executive",
        "ejecutivo",
        "direccion",
        "directivo",
        "estrategico",
        "strategic",
        "board",
    ),
    Level.MANAGEMENT: (
        "management",
        "gestion",
        "mandos",
        "mando",
        "mandos intermedios",
        "tactico",
        "manager",
    ),
    Level.OPERATIONAL: ("operational", "operativo", "operations", "operacional", "operaciones"),
    Level.TECHNICAL: ("technical", "tecnico", "tecnologico", "it"),
}
_LEVEL_NAMED = {word: level for level, words in _LEVEL_WORDS.items() for word in words}


def level_named(text: str) -> Level | None:
    """The level that a text names outright, as in a column «Level» or «Nivel»; None where it names none."""
    told = fold(text).strip()
    return _LEVEL_NAMED.get(told.removeprefix("nivel ").removesuffix(" level").strip())
