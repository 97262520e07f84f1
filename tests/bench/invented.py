"""Invented names, companies, numbers and notes, the same for the same seed."""

# ruff: noqa: SIM905 - a line of words is easier to read than a list of them

from __future__ import annotations

from itertools import accumulate
from random import Random

GIVEN = (
    "Ana Marta Lucía Núria Begoña Íñigo Joaquín Óscar Raúl Andrés José María Ángela Carmen Sofía Inés Iván Víctor Hélène "
    "François Zoë Jürgen Käthe Søren Łukasz Małgorzata João Conceição Björn Åsa Eoin Siobhán Ramón Elena Tomás Jordi Pau "
    "Mercè Aitor Nekane Xabier Leire Pilar Rocío Álvaro Gonzalo Mónica Verónica Esteban Fátima Ismael Noelia Adrián Cristina "
    "Daniel Emma Hugo Irene Julia Kevin Laura Mateo Nora Olga Pablo Quim Rosa Sergio Teresa Uxía Vera Walter Ximena Yolanda"
).split()
FAMILY = (
    "Núñez Muñoz García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz "
    "Moreno Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Gil Ramírez Serrano Blanco Molina Morales "
    "Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano "
    "Prieto Méndez Cruz Calvo Gallego Vidal León Márquez Herrera Peña Flores Cabrera Campos Vega Fuentes Carrasco Díez Reyes "
    "Caballero Nieto Aguilar Pascual Santana Herrero Lorenzo Montero Hidalgo Giménez Ibáñez Ferrer Durán Santiago Benítez "
    "Vargas Mora Vicente Arias Carmona Crespo Román Pastor Soto Sáez Velasco Moya Soler Parra Esteban Bravo Gallardo Rojas "
    "Puig Ibarra Etxeberria Goikoetxea Schäfer Dvořák Müller Weiß O'Brien O'Connor Lindström Kowalczyk Łukaszewicz Façade "
    "D'Angelo Gonçalves Guimarães Lefèvre Bergström Heidelberg Rosenberg Goldberg Steinberger"
).split()
KINDS = (
    "Talleres Clínica Hotel Transportes Bodegas Gestoría Panadería Farmacia Colegio Imprenta Ferretería Conservas Logística "
    "Viveros Óptica Construcciones Electricidad Muebles Asesoría Residencia Autoescuela Editorial Frutas Carpintería"
).split()
PLACES = (
    "Norte Miramar Ibarra Levante Aurora Cantábrico Montaña Ribera Sol Atlántico Pirineo Alcázar Bahía Cierzo Duero Ebro "
    "Faro Giralda Horizonte Jacaranda Laurel Mezquita Nogal Olivar Peñalara Quinta Roble Sierra Tajo Umbría Valle Zafiro"
).split()
ENDINGS = ("S.L.", "S.A.", "e Hijos", "Hermanos", "Group", "& Co.", "Servicios", "2000", "Ibérica", "Sur")
SECTORS = (
    "Manufacturing",
    "Health",
    "Hospitality",
    "Transport",
    "Retail",
    "Education",
    "Legal",
    "Food",
    "Energy",
)
CITIES = (
    "Madrid",
    "Barcelona",
    "Valencia",
    "Sevilla",
    "Zaragoza",
    "Málaga",
    "Bilbao",
    "A Coruña",
    "Gijón",
    "Cádiz",
)
TITLES = {
    "executive": ("Chief executive", "Director general", "Finance director", "Owner"),
    "management": ("IT manager", "Operations manager", "Jefa de compras", "Plant manager", "Office manager"),
    "operational": (
        "Accountant",
        "Receptionist",
        "Comercial",
        "Warehouse lead",
        "Nurse coordinator",
        "Shift lead",
    ),
    "technical": (
        "Systems administrator",
        "Network engineer",
        "Technician",
        "Developer",
        "Técnico de soporte",
    ),
}
SUBJECTS = (
    "Backup report", "Printer on the second floor", "Renewal of the firewall", "New laptops", "Line down this morning",
    "Copias de seguridad", "Factura de octubre", "Migration weekend", "Visit to the warehouse", "Quarterly review",
    "Alta de usuarios", "VPN for the sales team", "Server room", "Licencias", "Quote for the second line", "Thank you",
)  # fmt: skip
_WORDS = (
    "the and to of a in we for on is it with they was that at by be this from as are will or not have has but so "
    "backup server printer office line switch router firewall laptop mail account password user users team meeting call "
    "visit invoice quote contract renewal licence licences update patch restart storage disk cloud tenant mailbox domain "
    "certificate telephone extension queue ticket incident outage slow fast stable happy tired annoyed calm patient grateful "
    "worried pleased asked told wants needs prefers agreed promised postponed confirmed cancelled ordered delivered installed "
    "replaced repaired checked tested measured explained trained shown sent received signed paid owed late early tomorrow "
    "Monday Tuesday Wednesday Thursday Friday weekend morning afternoon night quarter month week year budget saving cost "
    "price offer discount supplier carrier fibre wireless antenna camera scanner terminal card register warehouse shop floor "
    "reception clinic kitchen workshop truck driver manager director owner accountant nurse teacher guest patient customer "
    "migración copia factura presupuesto reunión llamada visita correo contraseña usuario pedido entrega almacén tienda "
    "dirección técnico soporte avería lento rápido contento pendiente firmado aprobado mañana semana después también según "
    "holiday daughter football anniversary coffee photo garden marathon hospital recovered retired moved promoted introduced "
    "security awareness phishing audit inventory spare battery generator cabling rack cooling humidity smoke detector access "
    "badge door key lock alarm process procedure manual handover escalation priority severity response resolution survey"
).split()
_WEIGHTS = tuple(accumulate(1 / (rank + 6) for rank in range(len(_WORDS))))
#: Words of notes that a search of the history is made of: common, rare, of two languages, with accents.
SOUGHT = (
    "printer",
    "migración",
    "certificate",
    "humidity",
    "reunión",
    "backup",
    "después",
    "firewall",
    "marathon",
    "dirección",
)


def a_person(rng: Random) -> str:
    """Somebody's name; most with two family names, as in Spain."""
    given, first, second = rng.choice(GIVEN), rng.choice(FAMILY), rng.choice(FAMILY)
    return f"{given} {first} {second}" if rng.random() < 0.7 else f"{given} {first}"


def a_company(rng: Random, number: int) -> str:
    """A company's name."""
    name = f"{rng.choice(KINDS)} {rng.choice(PLACES)}"
    return f"{name} {rng.choice(ENDINGS)}" if number % 2 else f"{name} {rng.choice(FAMILY)}"


def a_note(rng: Random, about: str) -> str:
    """From 8 to 40 words about a piece of equipment or a ticket, with somebody's name."""
    words = rng.choices(_WORDS, cum_weights=_WEIGHTS, k=rng.randint(6, 38))
    words[0] = words[0].capitalize()
    tail = f"INC-{rng.randrange(1_000_000)}" if rng.random() < 0.3 else rng.choice(PLACES)
    return f"{' '.join(words)} {about} {tail}."


def a_number(rng: Random, mobile: bool) -> str:
    """A Spanish number in E.164."""
    return f"+34{rng.choice('67' if mobile else '89')}{rng.randrange(10_000_000, 99_999_999)}"
