"""Qt's own strings (in file and print dialogs) in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from msp_desk.values.enums import Language


class _Marked(QTranslator):
    """Qt's translations, also for texts that have got a letter to press since they were translated (`&Look in:`)."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """In the language that was loaded, else as it is."""
        found = super().translate(context, text, disambiguation, n)
        if not found and "&" in text:
            found = super().translate(context, text.replace("&", ""), disambiguation, n)
        return found or text


class QtWords:
    """Speaks one language at a time; Qt's own is English."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._translator = _Marked(app)

    def speak(self, language: Language) -> None:
        """Speak this language from now on."""
        self._app.removeTranslator(self._translator)
        QLocale.setDefault(_locale(language))
        if language is Language.ENGLISH:
            return
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language.value}", folder):
            self._app.installTranslator(self._translator)


def system_language() -> Language:
    """The first language of the system that we speak; else English."""
    spoken = {language.value: language for language in Language}
    wanted = (told.split("-")[0].split("_")[0].lower() for told in QLocale.system().uiLanguages())
    return next((spoken[code] for code in wanted if code in spoken), Language.ENGLISH)


def _locale(language: Language) -> QLocale:
    """The system's own where it speaks that language (for its day and number forms), else the language's."""
    system = QLocale.system()
    return system if system.name().startswith(language.value) else QLocale(language.value)
