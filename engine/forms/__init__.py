"""Forms: read from form-js files, described to programs, checked on the server. No HTML here."""

from engine.forms.fields import Choices, Column, Field, FieldType, Layout, Limits, Option
from engine.forms.file_rules import FileRules, KnownFile, KnownFiles, files_in, hashes_in
from engine.forms.form import Form
from engine.forms.policies import form_policies
from engine.forms.reading import read_form
from engine.forms.scope import Surroundings
from engine.forms.validation import Checked
from engine.forms.wording import word_refusal

__all__ = [
    "Checked",
    "Choices",
    "Column",
    "Field",
    "FieldType",
    "FileRules",
    "Form",
    "KnownFile",
    "KnownFiles",
    "Layout",
    "Limits",
    "Option",
    "Surroundings",
    "files_in",
    "form_policies",
    "hashes_in",
    "read_form",
    "word_refusal",
]
