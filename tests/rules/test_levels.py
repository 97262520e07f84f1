"""What titles propose as level of interlocution, in both languages and as real files write them."""

import pytest

from msp_desk.rules.levels import level_along, level_for_title, level_named
from msp_desk.values.enums import Level

EXECUTIVE, MANAGEMENT = Level.EXECUTIVE, Level.MANAGEMENT
OPERATIONAL, TECHNICAL = Level.OPERATIONAL, Level.TECHNICAL

NORTHWIND = {
    "Accounting Manager": MANAGEMENT,
    "Assistant Sales Agent": OPERATIONAL,
    "Assistant Sales Representative": OPERATIONAL,
    "IT": TECHNICAL,
    "Marketing Assistant": OPERATIONAL,
    "Marketing Manager": MANAGEMENT,
    "Order Administrator": OPERATIONAL,
    "Owner": EXECUTIVE,
    "Owner/Marketing Assistant": EXECUTIVE,
    "Sales Agent": OPERATIONAL,
    "Sales Associate": OPERATIONAL,
    "Sales Manager": MANAGEMENT,
    "Sales Representative": OPERATIONAL,
    "Vice President, Sales": EXECUTIVE,
    "Inside Sales Coordinator": OPERATIONAL,
}

ENGLISH = {
    "CEO": EXECUTIVE,
    "CFO": EXECUTIVE,
    "Chief Information Officer": EXECUTIVE,
    "Chief Executive": EXECUTIVE,
    "Founder & CTO": EXECUTIVE,
    "Co-founder": EXECUTIVE,
    "Managing Director": EXECUTIVE,
    "General Manager": EXECUTIVE,
    "Finance Director": EXECUTIVE,
    "Director": EXECUTIVE,
    "Partner": EXECUTIVE,
    "HR Business Partner": OPERATIONAL,
    "Product Owner": OPERATIONAL,
    "President": EXECUTIVE,
    "IT Manager": MANAGEMENT,
    "Head of IT": MANAGEMENT,
    "Director of Operations": MANAGEMENT,
    "IT Director": MANAGEMENT,
    "Office Manager": MANAGEMENT,
    "Deputy Manager": MANAGEMENT,
    "Assistant Manager": MANAGEMENT,
    "Chief Accountant": MANAGEMENT,
    "Assistant to the Managing Director": OPERATIONAL,
    "Executive Assistant": OPERATIONAL,
    "Secretary": OPERATIONAL,
    "Receptionist": OPERATIONAL,
    "Account Executive": OPERATIONAL,
    "Community Manager": OPERATIONAL,
    "Purchasing Clerk": OPERATIONAL,
    "Team Supervisor": OPERATIONAL,
    "Project Coordinator": OPERATIONAL,
    "Customer Support": OPERATIONAL,
    "Accountant": OPERATIONAL,
    "": OPERATIONAL,
    "  ": OPERATIONAL,
    "?!": OPERATIONAL,
    "System Administrator": TECHNICAL,
    "Sysadmin": TECHNICAL,
    "Network Engineer": TECHNICAL,
    "IT Support": TECHNICAL,
    "Help Desk": TECHNICAL,
    "IT Assistant": TECHNICAL,
    "Programmer": TECHNICAL,
    "Database Administrator": TECHNICAL,
    "Maintenance Technician": TECHNICAL,
}

SPANISH = {
    "Propietaria": EXECUTIVE,
    "Dueño": EXECUTIVE,
    "Gerente": EXECUTIVE,
    "Gerente y administrador": EXECUTIVE,
    "Director general": EXECUTIVE,
    "Directora General": EXECUTIVE,
    "Director gerente": EXECUTIVE,
    "Directora financiera": EXECUTIVE,
    "Consejero delegado": EXECUTIVE,
    "Administrador único": EXECUTIVE,
    "Socia fundadora": EXECUTIVE,
    "Presidenta": EXECUTIVE,
    "Gerente de ventas": MANAGEMENT,
    "Gerente comercial": MANAGEMENT,
    "Jefe de compras": MANAGEMENT,
    "Jefa de administración": MANAGEMENT,
    "Responsable de sistemas": MANAGEMENT,
    "Responsable de informática": MANAGEMENT,
    "Director de operaciones": MANAGEMENT,
    "Directora comercial": MANAGEMENT,
    "Subdirector": MANAGEMENT,
    "Encargada de tienda": MANAGEMENT,
    "Secretaria de dirección": OPERATIONAL,
    "Asistente del director general": OPERATIONAL,
    "Adjunto a gerencia": OPERATIONAL,
    "Ejecutiva de cuentas": OPERATIONAL,
    "Administrativo": OPERATIONAL,
    "Auxiliar administrativa": OPERATIONAL,
    "Recepcionista": OPERATIONAL,
    "Coordinadora de logística": OPERATIONAL,
    "Supervisor de turno": OPERATIONAL,
    "Compras": OPERATIONAL,
    "Contable": OPERATIONAL,
    "Comercial": OPERATIONAL,
    "Técnico de ventas": OPERATIONAL,
    "Técnico de sistemas": TECHNICAL,
    "Técnica de soporte": TECHNICAL,
    "Informático": TECHNICAL,
    "Administradora de sistemas": TECHNICAL,
    "Administrador de redes": TECHNICAL,
    "Ingeniera industrial": TECHNICAL,
    "Desarrollador": TECHNICAL,
    "Soporte técnico": TECHNICAL,
    "Auxiliar informático": TECHNICAL,
}


@pytest.mark.parametrize(("title", "level"), [*NORTHWIND.items(), *ENGLISH.items(), *SPANISH.items()])
def test_a_title_proposes_its_level(title: str, level: Level) -> None:
    assert level_for_title(title) is level
    assert level_for_title(title.upper()) is level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Executive", EXECUTIVE),
        ("executive level", EXECUTIVE),
        ("Nivel técnico", TECHNICAL),
        ("Gestión", MANAGEMENT),
        ("OPERATIVO", OPERATIONAL),
        ("high", None),
        ("", None),
    ],
)
def test_a_level_said_outright_is_read(text: str, level: Level | None) -> None:
    assert level_named(text) is level


def test_the_level_goes_along_with_a_title_while_nobody_chose_another() -> None:
    assert level_along(None, "", "General director") is Level.EXECUTIVE
    assert level_along(Level.EXECUTIVE, "General director", "Network engineer") is Level.TECHNICAL
    assert level_along(Level.MANAGEMENT, "Network engineer", "Network engineers") is Level.MANAGEMENT
    assert level_along(Level.TECHNICAL, "Network engineer", " ") is None
