"""`holdpoint product | supplier | customer`: what the plant makes, and with whom it deals."""

from __future__ import annotations

import json

import click

from engine.cli.settings import Settings, open_plant
from engine.vocabulary import ItemClass, Names

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def product() -> None:
    """Products, parts and materials."""


@product.command(
    "add", epilog="Example: holdpoint product add VB-50 --en 'Valve body DN50' --class component --unit piece"
)
@click.argument("key")
@click.option("--en", required=True, help="Name in en.")
@click.option("--zh", default="", help="Name in zh.")
@click.option("--ru", default="", help="Name in ru.")
@click.option("--class", "item_class", type=click.Choice([each.value for each in ItemClass]), help="Kind of item.")
@click.option("--unit", default="pcs", show_default=True, help="Unit in which it is counted.")
def add_product(key: str, en: str, zh: str, ru: str, item_class: str | None, unit: str) -> None:
    """Add a product, or change it."""
    open_plant(Settings.read()).add_product(key, Names(en, zh, ru), item_class, unit)
    click.echo(f"{key} added")


@product.command("list", epilog="Example: holdpoint product list --json")
@_json
def list_products(as_json: bool) -> None:
    """List products."""
    _print("products", as_json)


def _partners(kind: str, what: str) -> click.Group:
    """Return the commands of suppliers or customers."""

    @click.group(kind, help=what)
    def group() -> None:
        pass

    @group.command("add", epilog=f"Example: holdpoint {kind} add nordflow --name 'Nordflow GmbH'")
    @click.argument("key")
    @click.option("--name", required=True, help="Name as it stands on documents.")
    def add(key: str, name: str) -> None:
        """Add a partner, or change the name."""
        open_plant(Settings.read()).add_partner(kind, key, name)
        click.echo(f"{key} added")

    @group.command("list", epilog=f"Example: holdpoint {kind} list --json")
    @_json
    def list_(as_json: bool) -> None:
        """List partners."""
        _print(f"{kind}s", as_json)

    return group


supplier = _partners("supplier", "Suppliers.")
customer = _partners("customer", "Customers.")


def _print(kind: str, as_json: bool) -> None:
    rows = [(option.value, option.names) for option in open_plant(Settings.read()).choices().get(kind, ())]
    if as_json:
        content = [{"key": key, "en": names.en, "zh": names.zh, "ru": names.ru} for key, names in rows]
        click.echo(json.dumps(content, ensure_ascii=False))
        return
    for key, names in rows:
        click.echo(f"{key}\t{names.en}\t{names.zh}\t{names.ru}".rstrip())
