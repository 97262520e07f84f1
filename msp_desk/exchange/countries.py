"""Names of countries, in English and Spanish and as files write them, to ISO 3166 codes."""

from __future__ import annotations

from functools import cache, lru_cache

from msp_desk.values.folding import fold

# Code, English name and, where it is another word, the Spanish one; from the Unicode CLDR.
_NAMES = """
AD|Andorra; AE|United Arab Emirates|Emiratos Árabes Unidos; AF|Afghanistan|Afganistán;
AG|Antigua & Barbuda|Antigua y Barbuda; AI|Anguilla|Anguila; AL|Albania; AM|Armenia; AO|Angola;
AQ|Antarctica|Antártida; AR|Argentina; AS|American Samoa|Samoa Americana; AT|Austria; AU|Australia;
AW|Aruba; AX|Åland Islands|Islas Aland; AZ|Azerbaijan|Azerbaiyán;
BA|Bosnia & Herzegovina|Bosnia y Herzegovina; BB|Barbados; BD|Bangladesh|Bangladés; BE|Belgium|Bélgica;
BF|Burkina Faso; BG|Bulgaria; BH|Bahrain|Baréin; BI|Burundi; BJ|Benin; BL|St. Barthélemy|San Bartolomé;
BM|Bermuda|Bermudas; BN|Brunei; BO|Bolivia; BQ|Caribbean Netherlands|Caribe neerlandés;
BR|Brazil|Brasil; BS|Bahamas; BT|Bhutan|Bután; BV|Bouvet Island|Isla Bouvet; BW|Botswana|Botsuana;
BY|Belarus|Bielorrusia; BZ|Belize|Belice; CA|Canada; CC|Cocos (Keeling) Islands|Islas Cocos;
CD|Congo - Kinshasa|República Democrática del Congo;
CF|Central African Republic|República Centroafricana; CG|Congo - Brazzaville|Congo;
CH|Switzerland|Suiza; CI|Côte d’Ivoire; CK|Cook Islands|Islas Cook; CL|Chile; CM|Cameroon|Camerún;
CN|China; CO|Colombia; CR|Costa Rica; CU|Cuba; CV|Cape Verde|Cabo Verde; CW|Curaçao|Curazao;
CX|Christmas Island|Isla de Navidad; CY|Cyprus|Chipre; CZ|Czechia|Chequia; DE|Germany|Alemania;
DJ|Djibouti|Yibuti; DK|Denmark|Dinamarca; DM|Dominica; DO|Dominican Republic|República Dominicana;
DZ|Algeria|Argelia; EC|Ecuador; EE|Estonia; EG|Egypt|Egipto; EH|Western Sahara|Sáhara Occidental;
ER|Eritrea; ES|Spain|España; ET|Ethiopia|Etiopía; FI|Finland|Finlandia; FJ|Fiji|Fiyi;
FK|Falkland Islands|Islas Malvinas; FM|Micronesia; FO|Faroe Islands|Islas Feroe; FR|France|Francia;
GA|Gabon; GB|United Kingdom|Reino Unido; GD|Grenada|Granada; GE|Georgia;
GF|French Guiana|Guayana Francesa; GG|Guernsey|Guernesey; GH|Ghana; GI|Gibraltar;
GL|Greenland|Groenlandia; GM|Gambia; GN|Guinea; GP|Guadeloupe|Guadalupe;
GQ|Equatorial Guinea|Guinea Ecuatorial; GR|Greece|Grecia;
GS|South Georgia & South Sandwich Islands|Islas Georgia del Sur y Sandwich del Sur; GT|Guatemala;
GU|Guam; GW|Guinea-Bissau|Guinea-Bisáu; GY|Guyana; HK|Hong Kong;
HM|Heard & McDonald Islands|Islas Heard y McDonald; HN|Honduras; HR|Croatia|Croacia; HT|Haiti;
HU|Hungary|Hungría; ID|Indonesia; IE|Ireland|Irlanda; IL|Israel; IM|Isle of Man|Isla de Man; IN|India;
IO|British Indian Ocean Territory|Territorio Británico del Océano Índico; IQ|Iraq|Irak; IR|Iran;
IS|Iceland|Islandia; IT|Italy|Italia; JE|Jersey; JM|Jamaica; JO|Jordan|Jordania; JP|Japan|Japón;
KE|Kenya|Kenia; KG|Kyrgyzstan|Kirguistán; KH|Cambodia|Camboya; KI|Kiribati; KM|Comoros|Comoras;
KN|St. Kitts & Nevis|San Cristóbal y Nieves; KP|North Korea|Corea del Norte;
KR|South Korea|Corea del Sur; KW|Kuwait; KY|Cayman Islands|Islas Caimán; KZ|Kazakhstan|Kazajistán;
LA|Laos; LB|Lebanon|Líbano; LC|St. Lucia|Santa Lucía; LI|Liechtenstein; LK|Sri Lanka; LR|Liberia;
LS|Lesotho|Lesoto; LT|Lithuania|Lituania; LU|Luxembourg|Luxemburgo; LV|Latvia|Letonia; LY|Libya|Libia;
MA|Morocco|Marruecos; MC|Monaco; MD|Moldova|Moldavia; ME|Montenegro; MF|St. Martin|San Martín;
MG|Madagascar; MH|Marshall Islands|Islas Marshall; MK|North Macedonia|Macedonia del Norte; ML|Mali;
MM|Myanmar|Birmania; MN|Mongolia; MO|Macao;
MP|Northern Mariana Islands|Islas Marianas del Norte; MQ|Martinique|Martinica; MR|Mauritania;
MS|Montserrat; MT|Malta; MU|Mauritius|Mauricio; MV|Maldives|Maldivas; MW|Malawi|Malaui; MX|Mexico;
MY|Malaysia|Malasia; MZ|Mozambique; NA|Namibia; NC|New Caledonia|Nueva Caledonia; NE|Niger;
NF|Norfolk Island|Isla Norfolk; NG|Nigeria; NI|Nicaragua; NL|Netherlands|Países Bajos;
NO|Norway|Noruega; NP|Nepal; NR|Nauru; NU|Niue; NZ|New Zealand|Nueva Zelanda; OM|Oman; PA|Panama;
PE|Peru; PF|French Polynesia|Polinesia Francesa; PG|Papua New Guinea|Papúa Nueva Guinea;
PH|Philippines|Filipinas; PK|Pakistan; PL|Poland|Polonia; PM|St. Pierre & Miquelon|San Pedro y Miquelón;
PN|Pitcairn Islands|Islas Pitcairn; PR|Puerto Rico; PS|Palestinian Territories|Territorios Palestinos;
PT|Portugal; PW|Palau|Palaos; PY|Paraguay; QA|Qatar|Catar; RE|Réunion; RO|Romania|Rumanía; RS|Serbia;
RU|Russia|Rusia; RW|Rwanda|Ruanda; SA|Saudi Arabia|Arabia Saudí; SB|Solomon Islands|Islas Salomón;
SC|Seychelles; SD|Sudan; SE|Sweden|Suecia; SG|Singapore|Singapur; SH|St. Helena|Santa Elena;
SI|Slovenia|Eslovenia; SJ|Svalbard & Jan Mayen|Svalbard y Jan Mayen; SK|Slovakia|Eslovaquia;
SL|Sierra Leone|Sierra Leona; SM|San Marino; SN|Senegal; SO|Somalia; SR|Suriname|Surinam;
SS|South Sudan|Sudán del Sur; ST|São Tomé & Príncipe|Santo Tomé y Príncipe; SV|El Salvador;
SX|Sint Maarten; SY|Syria|Siria; SZ|Eswatini|Esuatini; TC|Turks & Caicos Islands|Islas Turcas y Caicos;
TD|Chad; TF|French Southern Territories|Territorios Australes Franceses; TG|Togo; TH|Thailand|Tailandia;
TJ|Tajikistan|Tayikistán; TK|Tokelau; TL|Timor-Leste; TM|Turkmenistan; TN|Tunisia|Túnez; TO|Tonga;
TR|Türkiye|Turquía; TT|Trinidad & Tobago|Trinidad y Tobago; TV|Tuvalu; TW|Taiwan; TZ|Tanzania;
UA|Ukraine|Ucrania; UG|Uganda; UM|U.S. Outlying Islands|Islas menores alejadas de EE. UU.;
US|United States|Estados Unidos; UY|Uruguay; UZ|Uzbekistan; VA|Vatican City|Ciudad del Vaticano;
VC|St. Vincent & Grenadines|San Vicente y las Granadinas; VE|Venezuela;
VG|British Virgin Islands|Islas Vírgenes Británicas; VI|U.S. Virgin Islands|Islas Vírgenes de EE. UU.;
VN|Vietnam; VU|Vanuatu; WF|Wallis & Futuna|Wallis y Futuna; WS|Samoa; YE|Yemen; YT|Mayotte;
ZA|South Africa|Sudáfrica; ZM|Zambia; ZW|Zimbabwe|Zimbabue
"""

# What people and programs write beside the names above.
_ALSO = """
US|USA|U.S.|United States of America|Estados Unidos de América|EE. UU.|EEUU|America; GB|UK|Great Britain|England
|Scotland|Wales|Northern Ireland|Inglaterra|Escocia|Gales|Gran Bretaña|GBR|UK of Great Britain and Northern Ireland;
ES|ESP|Espana|Espanya|Kingdom of Spain|Reino de España; DE|Deutschland|DEU|GER|Federal Republic of Germany;
FR|FRA|République française; IT|ITA|Italia; PT|PRT|Portugal; NL|Holland|Holanda|The Netherlands|Nederland|NLD;
BE|BEL|Belgique|België|Belgien; CH|Schweiz|Suisse|Svizzera|CHE; AT|Österreich|AUT; SE|Sverige|SWE; NO|Norge|NOR;
DK|Danmark|DNK; FI|Suomi|FIN; PL|Polska|POL; IE|Éire|IRL|Republic of Ireland|República de Irlanda; GR|Hellas;
CZ|Czech Republic|República Checa; HU|Magyarország; RO|Rumania; TR|Turkey; RU|Russian Federation|Federación Rusa;
CN|PRC|People's Republic of China|República Popular China; KR|South Korea|Korea|Corea|Republic of Korea; JP|JPN;
MX|MEX|Méjico|Estados Unidos Mexicanos; BR|BRA|Brasil; AR|ARG; CL|CHL; CO|COL; PE|PER; VE|VEN; UY|URY;
CA|CAN; AU|AUS; NZ|NZL; IN|IND; AE|UAE|EAU; ZA|RSA; VN|Viet Nam; HK|Hong Kong SAR; VA|Holy See|Santa Sede; MM|Burma;
MK|Macedonia; CD|Congo|Democratic Republic of the Congo; CI|Ivory Coast; CV|Cape Verde; SZ|Swaziland; LU|LUX; AD|AND
"""


def _key(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalpha())


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for entry in f"{_NAMES};{_ALSO}".replace("\n", " ").split(";"):
        code, *names = (part.strip() for part in entry.split("|"))
        codes[_key(code)] = code
        codes.update((_key(name), code) for name in names)
    return codes


@lru_cache(1000)
def country_code(name: str) -> str:
    """The ISO 3166 code of a country's name or code; empty where it is none that is known."""
    return _codes().get(_key(name), "")


@cache
def country_codes() -> tuple[str, ...]:
    """The ISO 3166 codes of all countries."""
    return tuple(entry.split("|")[0].strip() for entry in _NAMES.replace("\n", " ").split(";"))


def country_as_known(name: str) -> str:
    """The code where the country is known, else the text as it was written."""
    return country_code(name) or " ".join(name.split())
