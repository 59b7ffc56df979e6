"""The one form renderer: every form of the house renders itself with KERN's field markup.

Only the templates of forms and fields are replaced, never those of widgets: the editors' desk keeps its look.
"""

from django.forms.renderers import DjangoTemplates


class KernRenderer(DjangoTemplates):
    """Renders `{{ form }}` and `{{ field.as_field_group }}` with label, hint, error and input in KERN's order."""

    form_template_name = "design/forms/form.html"
    formset_template_name = "design/forms/formset.html"
    field_template_name = "design/forms/field.html"
