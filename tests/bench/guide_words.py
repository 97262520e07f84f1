"""The words of the benchmark's page in the guide: English, Spanish."""

# ruff: noqa: ISC004 - pairs of long texts

from __future__ import annotations

TEXTS = {
    "title": ("How fast it is", "Qué rapidez tiene"),
    "about": (
        "Measured by `python3 packaging/dev.py bench` on invented desks, encrypted like any other. What the program needs "
        "is set beside the least that the same thing can cost on the same machine: the bare question to the same file, "
        "the smallest list that Qt can paint, an empty window. Both are taken in turn, so only the ratios count; "
        "another machine has other milliseconds.",
        "Medido con `python3 packaging/dev.py bench` en escritorios inventados, cifrados como cualquier otro. Lo que "
        "necesita el programa se pone junto a lo mínimo que puede costar lo mismo en la misma máquina: la pregunta "
        "desnuda al mismo archivo, la lista más pequeña que Qt puede pintar, una ventana vacía. Se miden por turnos, así "
        "que solo cuentan las proporciones; otra máquina da otros milisegundos.",
    ),
    "machine": (
        "Machine: {cpu}, {cores} cores, {system}; Python {python}, Qt for Python {pyside}, SQLite {sqlite}, SQLAlchemy "
        "{sqlalchemy}. Taken on {when}, without a screen.",
        "Máquina: {cpu}, {cores} núcleos, {system}; Python {python}, Qt for Python {pyside}, SQLite {sqlite}, SQLAlchemy "
        "{sqlalchemy}. Medido el {when}, sin pantalla.",
    ),
    "sizes": (
        "**S**: 50 clients, 1,000 people, 10,000 contacts, 250 open promises. **M**: 500, 10,000, 100,000, 2,500. "
        "**L**: 2,000, 50,000, 1,000,000, 10,000.",
        "**S**: 50 clientes, 1.000 personas, 10.000 contactos, 250 compromisos abiertos. **M**: 500, 10.000, 100.000, 2.500. "
        "**L**: 2.000, 50.000, 1.000.000, 10.000.",
    ),
    "figures": ("What it takes", "Lo que tarda"),
    "note": (
        "Medians; in brackets what 95 of 100 stay below. The bare rows are every column of every table, copied into a "
        "file without encryption, indexes or full text.",
        "Medianas; entre paréntesis, lo que no superan 95 de cada 100. Las filas desnudas son todas las columnas de todas "
        "las tablas, copiadas a un archivo sin cifrado, índices ni texto completo.",
    ),
    "goals": ("The goals", "Los objetivos"),
    "goal": ("What", "Qué"),
    "desk": ("Desk", "Escritorio"),
    "is": ("Is", "Es"),
    "most": ("At most", "Como mucho"),
    "met": ("met", "cumplido"),
    "missed": ("missed", "no cumplido"),
    "p95": ("95 of 100 times", "95 de cada 100 veces"),
    "beside": ("{what}, beside: {limit}", "{what}, frente a: {limit}"),
    "grows": ("Growth: {what}", "Crecimiento: {what}"),
}

FIGURES = {
    "pass": ("A Python that does nothing", "Un Python que no hace nada"),
    "empty_window": ("An empty window, until painted", "Una ventana vacía, hasta pintarla"),
    "start_first_paint": ("Start until the window is painted", "Arranque hasta pintar la ventana"),
    "start_usable": ("Start until a typed search is answered", "Arranque hasta responder a una búsqueda"),
    "fts_raw": ("The bare full-text question", "La pregunta desnuda de texto completo"),
    "delegate_list": ("A key in the smallest list", "Una tecla en la lista más pequeña"),
    "search_service": ("A search, until known", "Una búsqueda, hasta saberla"),
    "search_painted": ("A key in the search, until painted", "Una tecla en la búsqueda, hasta pintarla"),
    "person_card_painted": (
        "The card of who was found, until painted",
        "La ficha de quien se encontró, hasta pintarla",
    ),
    "history_raw": ("The bare question to the history", "La pregunta desnuda al historial"),
    "history_painted": (
        "A key in the history's search, until painted",
        "Una tecla en la búsqueda del historial, hasta pintarla",
    ),
    "client_raw": ("The bare rows of a client", "Las filas desnudas de un cliente"),
    "delegate_page": ("A client in the smallest page", "Un cliente en la página más pequeña"),
    "client_data": ("All data of a client, 200 contacts", "Todos los datos de un cliente, 200 contactos"),
    "client_open_painted": ("A client opened, until painted", "Un cliente abierto, hasta pintarlo"),
    "client_history_painted": (
        "A client's history opened, until painted",
        "El historial de un cliente, hasta pintarlo",
    ),
    "due_raw": ("The bare question who is due", "La pregunta desnuda de a quién toca"),
    "due_list": ("Who is due, judged and sorted", "A quién toca, juzgado y ordenado"),
    "today_cold": (
        "Today's list, every reason to act, on a desk just opened",
        "La lista de Hoy, con todos sus motivos, en un escritorio recién abierto",
    ),
    "today_changed": ("… after a contact was logged", "… tras anotar un contacto"),
    "due_painted": ("Today, until painted", "Hoy, hasta pintarlo"),
    "platypus_short": ("Platypus: 50 people, 20 contacts", "Platypus: 50 personas, 20 contactos"),
    "report_short": ("Report: 50 people, 20 contacts", "Informe: 50 personas, 20 contactos"),
    "platypus_long": ("Platypus: 50 people, 200 contacts", "Platypus: 50 personas, 200 contactos"),
    "report_long": ("Report: 50 people, 200 contacts", "Informe: 50 personas, 200 contactos"),
    "import_reportlab": ("Loading Platypus", "Cargar Platypus"),
    "first_report": (
        "The first report of a session takes more by",
        "El primer informe de una sesión tarda de más",
    ),
    "layout_2000": (
        "An org chart of 2,000 positions laid out",
        "Un organigrama de 2.000 puestos, distribuido",
    ),
    "layout_20000": ("… of 20,000", "… de 20.000"),
    "layout_growth": (
        "… of 20,000, times one of 2,000, without collecting garbage",
        "… de 20.000, veces uno de 2.000, sin recogida de basura",
    ),
    "layout_stacked": ("… of 2,000, in columns", "… de 2.000, en columnas"),
    "layout_paper": ("… of 2,000, on paper, page by page", "… de 2.000, en papel, página a página"),
    "plan_pdf": ("A full service plan as a PDF", "Un plan de servicio completo en PDF"),
    "plan_html": ("… as a page for the browser", "… como página para el navegador"),
    "plan_publish": ("… published", "… publicado"),
    "plan_check": ("… checked for what is missing", "… comprobado, por si falta algo"),
    "empty_page": ("An empty page, until painted", "Una página vacía, hasta pintarla"),
    "chart_open": (
        "An org chart of 200 opened, until painted",
        "Un organigrama de 200 abierto, hasta pintarlo",
    ),
    "chart_moved": ("… somebody moved in it, until painted", "… alguien cambiado de sitio, hasta pintarlo"),
    "chart_pan": (
        "A frame of an org chart of 2,000, pushed",
        "Un fotograma de un organigrama de 2.000, al moverlo",
    ),
    "chart_zoom": ("… zoomed", "… al ampliarlo o reducirlo"),
    "insert_raw": ("One bare row, safe on the disk", "Una fila desnuda, segura en el disco"),
    "fdatasync": ("4 kB, safe on the disk", "4 kB, seguros en el disco"),
    "save": ("A contact saved", "Un contacto guardado"),
    "save_commits": ("Commits of a contact saved", "Confirmaciones por contacto guardado"),
    "import_companies": ("93 companies brought in", "93 empresas importadas"),
    "import_people": ("10,000 people brought in", "10.000 personas importadas"),
    "beat_import_companies": ("… the window silent for at most", "… la ventana callada como mucho"),
    "beat_import_people": ("… the window silent for at most", "… la ventana callada como mucho"),
    "beat_report": ("The window silent during a report", "La ventana callada durante un informe"),
    "beat_search": (
        "The window silent at a key of the search",
        "La ventana callada en una tecla de la búsqueda",
    ),
    "beat_client": ("The window silent opening a client", "La ventana callada al abrir un cliente"),
    "beat_today": ("The window silent asking Today again", "La ventana callada al volver a pedir Hoy"),
    "beat_history": (
        "The window silent scrolling the history",
        "La ventana callada al recorrer el historial",
    ),
    "beat_save": ("The window silent at a save", "La ventana callada al guardar"),
    "rss_empty_mb": ("Memory of an empty window", "Memoria de una ventana vacía"),
    "rss_mb": ("Memory after a long day", "Memoria tras un día largo"),
    "rss_growth_percent": ("… of which its last fifth added", "… de la que añadió su última quinta parte"),
    "raw_mb": ("The bare rows", "Las filas desnudas"),
    "db_mb": ("The desk file", "El archivo del escritorio"),
    "search_sql": ("Statements of a search", "Sentencias de una búsqueda"),
    "client_open_sql": ("Statements of opening a client", "Sentencias al abrir un cliente"),
    "due_sql": ("Statements of Today", "Sentencias de Hoy"),
}
