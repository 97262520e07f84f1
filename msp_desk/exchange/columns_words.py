"""What headings say, in English and Spanish and as Google and Outlook export them."""

from __future__ import annotations

import re

from msp_desk.exchange.columns import ImportField
from msp_desk.values.folding import fold

_F = ImportField
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_INITIAL = re.compile(r"\b([a-z])\.(?=[a-z]\b|\W|$)")  # «C.P.» is one word
_NUMBERED = re.compile(r"([a-z ]+?) \d+ ([a-z ]+)")

# Whole headings, folded, without punctuation.
_WHOLE: dict[ImportField, str] = {
    _F.NAME: "name|full name|fullname|contact|contact name|contact person|person|display name|nombre completo|"
    "nombre y apellidos|apellidos y nombre|contacto|nombre contacto|nombre del contacto|nombre de contacto|"
    "persona de contacto|persona|interlocutor|empleado|employee|employee name",
    _F.PREFIX: "prefix|name prefix|salutation|courtesy title|title of courtesy|tratamiento|prefijo|mr mrs|anrede",
    _F.GIVEN: "first name|firstname|given name|forename|first|nombre|nombre de pila|primer nombre|vorname|prenom|nombres",
    _F.ADDITIONAL: "middle name|additional name|middle|segundo nombre|middle initial",
    _F.FAMILY: "last name|lastname|family name|surname|last|apellidos|apellido|primer apellido|apellido 1|apellido1|"
    "nachname|nom|apellido paterno",
    _F.SECOND_FAMILY: "segundo apellido|apellido 2|apellido2|second last name|second surname|apellido materno",
    _F.SUFFIX: "suffix|name suffix|sufijo|generational suffix",
    _F.NICKNAME: "nickname|nick name|apodo|alias|sobrenombre",
    _F.TITLE: "title|job title|jobtitle|contact title|position|role|job|occupation|designation|titulo|cargo|puesto|"
    "puesto de trabajo|funcion|rol|organization title|cargo del contacto|job role|categoria profesional",
    _F.UNIT: "department|departamento|unit|division|area|seccion|dept|dpto|depto|organization department|unidad|"
    "business unit|departament",
    _F.LEVEL: "level|nivel|level of interlocution|nivel de interlocucion|interlocution level",
    _F.LANGUAGE: "language|idioma|lengua|lang|preferred language|idioma preferido",
    _F.BIRTHDAY: "birthday|birth date|birthdate|date of birth|dob|cumpleanos|fecha de nacimiento|nacimiento|fecha nacimiento",
    _F.NOTES: "notes|note|comments|comment|remarks|notas|nota|comentarios|observaciones|description|descripcion|memo",
    _F.WARM_NOTES: "warm notes|personal notes|what matters|notas personales|notas calidas",
    _F.WARNING: "warning|warnings|aviso|advertencia|avisos|alerta",
    _F.EXTENSION: "extension|ext|phone extension|extension telefonica|phone ext",
    _F.WHATSAPP: "whatsapp|whats app|wasap",
    _F.TEAMS: "teams|microsoft teams|ms teams",
    _F.MESSENGER: "skype|im|messenger|telegram|signal|skype id|im address|mensajeria instantanea|skype name",
    _F.COMPANY: "company|company name|organization|organisation|organization name|organisation name|account|"
    "account name|client|client name|customer|customer name|employer|business|business name|firm|empresa|"
    "nombre empresa|nombre de la empresa|nombre de empresa|compania|organizacion|nombre comercial|cliente|"
    "nombre cliente|nombre del cliente|sociedad|entidad|firma|trade name|parent account|negocio",
    _F.LEGAL_NAME: "legal name|registered name|razon social|denominacion social|nombre fiscal|legal entity",
    _F.TAX_ID: "tax id|tax number|vat|vat number|vat id|vat no|cif|nif|cif nif|nif cif|dni nif|rfc|rut|cuit|nit|id fiscal|"
    "identificacion fiscal|ein|company tax id",
    _F.SECTOR: "sector|industry|industria|actividad|branch|line of business|giro|cnae",
    _F.SIZE: "size|employees|number of employees|no of employees|headcount|empleados|numero de empleados|plantilla|tamano|"
    "n de empleados|trabajadores|company size",
    _F.TIER: "tier|client tier|customer tier|clase|abc|clasificacion abc|client class",
    _F.TAGS: "tags|etiquetas|tag|client tags",
    _F.COMPANY_PHONE: "company main phone|switchboard|centralita|main phone|main number|telefono principal de la organizacion|"
    "telefono de la organizacion|head office phone",
    _F.COMPANY_NOTES: "company notes|client notes|account notes|notas de la empresa|notas del cliente",
    _F.SITE_NAME: "site|site name|sede|centro|delegacion|branch office|oficina|office location|centro de trabajo|location",
    _F.WHOLE_ADDRESS: "full address|complete address|direccion completa|address formatted|postal address|direccion postal",
    _F.PO_BOX: "po box|apartado|apartado de correos|business address po box|apartado postal|address po box",
    _F.REGION: "stato|county|comunidad autonoma|comunidad|departamento o estado",
    _F.IGNORE: "file as|archivar como|guardar como|initials|iniciales|e mail type|e mail 2 type|e mail 3 type|e mail display name|"
    "e mail 2 display name|e mail 3 display name|nombre de pantalla de correo electronico|"
    "nombre de pantalla de correo electronico 2|nombre de pantalla de correo electronico 3|tipo de correo electronico|"
    "tipo de correo electronico 2|tipo de correo electronico 3|priority|prioridad|private|privado|sensitivity|"
    "caracter|confidencialidad|directory server|servidor de directorio|mileage|kilometraje|internet free busy|"
    "disponibilidad internet|labels|group membership|subject|short name|created|modified|created at|updated at|"
    "organization 1 type|organization type|gender type|yomi name|address formatted type|"
    "nombre que se muestra en correo electronico",
    _F.OTHER: "manager|managers name|manager name|nombre del jefe|jefe|assistants name|assistant name|nombre del ayudante|"
    "nombre del asistente|reports to|reporta a|spouse|conyuge|children|hijos|anniversary|aniversario|gender|sexo|"
    "hobby|aficion|aficiones|account number|profession|profesion|referred by|photo|foto|image|imagen|"
    "billing information|informacion de facturacion|keywords|palabras clave|categories|categorias|user 1|user 2|"
    "user 3|user 4|usuario 1|usuario 2|usuario 3|usuario 4|cuenta|government id number|organizational id number|"
    "phonetic first name|phonetic last name|phonetic middle name|given name yomi|family name yomi|"
    "additional name yomi|maiden name|hire date|fecha de alta|telex|isdn|rdsi|status|estado del cliente",
}
_BY_HEADING = {heading: field for field, headings in _WHOLE.items() for heading in headings.split("|")}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_HOME = _words("home|particular|casa|domicilio|personal|private|privado")
_COMPANY = _words(
    "company|empresa|organization|organisation|organizacion|cliente|client|customer|compania|firma"
)
_FAX = _words("fax|telefax|faxes")
_MOBILE = _words("mobile|movil|moviles|cell|cellphone|celular|cellular|gsm|handy|smartphone")
_PHONE = _words(
    "phone|phones|telephone|telefono|telefonos|tel|tlf|tlfn|tlfno|tfno|tfn|telf|fono|telefon|pager|buscapersonas|"
    "localizador|callback"
)
_MAIL = _words("email|emails|mail|correo|correos|mails")
_WEB = _words("web|website|url|homepage|sitio|pagina|webpage|www")
_HELPER = _words("assistant|assistants|managers|asistente|ayudante|manager|jefe|spouse")
_CITY = _words("city|town|ciudad|localidad|poblacion|municipio|locality|ort")
_REGION = _words("state|province|provincia|region|estado|county")
_POSTCODE = _words("zip|postcode|zipcode|postal|cp|plz")
_COUNTRY = _words("country|pais|land")
_STREET = _words("street|calle|direccion|address|domicilio|addr|addres|strasse|via|avenida")
_IDENTITY = _words("id|codigo|code|ref|reference|referencia|numero|number|no|num|key|clave")

_GOOGLE: dict[str, dict[str, ImportField]] = {
    "phone": {"value": _F.PHONE},
    "e mail": {"value": _F.EMAIL},
    "email": {"value": _F.EMAIL},
    "website": {"value": _F.WEB},
    "im": {"value": _F.MESSENGER, "service": _F.LABEL},
    "address": {
        "formatted": _F.WHOLE_ADDRESS,
        "street": _F.STREET,
        "extended address": _F.PO_BOX,
        "po box": _F.PO_BOX,
        "city": _F.CITY,
        "region": _F.REGION,
        "postal code": _F.POSTCODE,
        "country": _F.COUNTRY,
    },
    "organization": {
        "name": _F.COMPANY,
        "title": _F.TITLE,
        "department": _F.UNIT,
        "type": _F.IGNORE,
        "label": _F.IGNORE,
        "location": _F.SITE_NAME,
    },
}


def plain_heading(heading: str) -> str:
    """A heading made comparable: «CompanyName» and «company_name» are «company name»."""
    apart = _CAMEL.sub(" ", heading.strip()[:200])
    joined = _INITIAL.sub(r"\1", fold(apart))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", joined).split())


def field_of_heading(heading: str) -> ImportField | None:
    """The field that a heading names; None where it says nothing known."""
    plain = plain_heading(heading)
    if not plain:
        return None
    if numbered := _NUMBERED.fullmatch(plain):
        group = _GOOGLE.get(numbered[1], {})
        if numbered[2] in group:
            return group[numbered[2]]
        if numbered[2] in {"type", "label"}:
            return _F.LABEL
        if numbered[2] == "value":
            return _F.OTHER
    known = _BY_HEADING.get(plain)
    return known if known is not None else _by_words(frozenset(plain.split()))


def _by_words(words: frozenset[str]) -> ImportField | None:
    """The field that single words of a heading point to: «Teléfono móvil (trabajo)», «Business City»."""
    if words & {"ip", "mac"}:
        return None
    return _reaching(words) or _place(words) or _naming(words)


def _reaching(words: frozenset[str]) -> ImportField | None:
    if words & _MAIL:
        return _F.COMPANY_EMAIL if words & _COMPANY else _F.EMAIL
    if "whatsapp" in words:
        return _F.WHATSAPP
    if words & _HELPER and words & (_PHONE | _MOBILE):
        return _F.OTHER
    if words & _FAX:
        return _F.FAX
    if words & _MOBILE:
        return _F.MOBILE
    if words & _PHONE:
        if words & _COMPANY:
            return _F.COMPANY_PHONE
        return _F.HOME_PHONE if words & _HOME else _F.PHONE
    if words & _WEB:
        return _F.COMPANY_WEB if words & _COMPANY else _F.WEB
    return None


def _place(words: frozenset[str]) -> ImportField | None:
    home = bool(words & _HOME) and words != {"domicilio"}
    if words & _POSTCODE:
        return _F.HOME_POSTCODE if home else _F.POSTCODE
    for names, work, private in (
        (_CITY, _F.CITY, _F.HOME_CITY),
        (_COUNTRY, _F.COUNTRY, _F.HOME_COUNTRY),
        (_REGION, _F.REGION, _F.HOME_REGION),
    ):
        if words & names:
            return private if home else work
    if words & {"box", "apartado"}:
        return _F.OTHER if home else _F.PO_BOX
    if words & _STREET:
        return _F.HOME_STREET if home else _F.STREET
    return None


def _naming(words: frozenset[str]) -> ImportField | None:
    if words & _IDENTITY:
        return _F.COMPANY_OTHER if words & _COMPANY else _F.OTHER
    if words & {"cumpleanos", "birthday", "nacimiento"}:
        return _F.BIRTHDAY
    if words & {"apellido", "apellidos", "surname"}:
        return _F.FAMILY
    if words & {"notas", "notes", "observaciones", "comentarios", "comments"}:
        return _F.COMPANY_NOTES if words & _COMPANY else _F.NOTES
    if words & {"cargo", "puesto"}:
        return _F.TITLE
    if words & {"contact", "contacto"} and words & {"name", "nombre"}:
        return _F.NAME
    return _F.COMPANY if words & _COMPANY and words & {"name", "nombre"} else None
