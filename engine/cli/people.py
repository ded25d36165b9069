"""`holdpoint user | role | site | token`: people and where they work."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from engine.cli.settings import Settings, open_plant
from engine.commands import AddSite, AddUser
from engine.errors import NotFound
from engine.storage import plant as store
from engine.storage import tokens
from engine.vocabulary import LANGUAGES, Names

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def _names(call: Callable[..., Any]) -> Callable[..., Any]:
    for language in reversed(LANGUAGES):
        option = click.option(f"--{language}", default="", required=language == "en", help=f"Name in {language}.")
        call = option(call)
    return call


@click.group()
def user() -> None:
    """People who sign in."""


@user.command("add", epilog="Example: holdpoint user add zhang --name 'Zhang Min' --role inspector@ningbo")
@click.argument("username")
@click.option("--name", required=True, help="Full name as it stands under signatures.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--role", "roles", multiple=True, metavar="ROLE@SITE", help="May be given several times; SITE may be *.")
@click.password_option(help="Asked for when not given.")
def add_user(username: str, name: str, language: str, roles: tuple[str, ...], password: str) -> None:
    """Add a person."""
    members = [_member(text) for text in roles]
    open_plant(Settings.read()).add_user(AddUser(username, name, password, language, members))
    click.echo(f"{username} added")


@user.command("grant", epilog="Example: holdpoint user grant zhang storekeeper@ningbo")
@click.argument("username")
@click.argument("role_at_site", metavar="ROLE@SITE")
def grant(username: str, role_at_site: str) -> None:
    """Give a person a role at a site."""
    role_key, site_key = _member(role_at_site)
    open_plant(Settings.read()).add_membership(username, role_key, site_key)
    click.echo(f"{username}: {role_key} at {site_key}")


@user.command("list", epilog="Example: holdpoint user list --json")
@_json
def list_users(as_json: bool) -> None:
    """List people with their roles."""
    with open_plant(Settings.read()).database.reading() as work:
        rows = store.users(work)
    found: dict[str, dict[str, Any]] = {}
    for username, name, role_key, site_key in rows:
        entry = found.setdefault(username, {"name": username, "full_name": name, "roles": []})
        if role_key is not None:
            entry["roles"].append({"role": role_key, "site": site_key})
    if as_json:
        click.echo(json.dumps(list(found.values()), ensure_ascii=False))
        return
    for entry in found.values():
        roles = ", ".join(f"{each['role']}@{each['site']}" for each in entry["roles"])
        click.echo(f"{entry['name']}\t{entry['full_name']}\t{roles}")


@click.group()
def role() -> None:
    """Roles; they come from processes/roles.yaml when a procedure is published."""


@role.command("add", epilog="Example: holdpoint role add line_leader --en 'line leader' --zh 车间组长")
@click.argument("key")
@_names
def add_role(key: str, en: str, zh: str, ru: str) -> None:
    """Add a role, or change its names."""
    with open_plant(Settings.read()).database.transaction() as work:
        work.run(store.INSERT_ROLE, name=key, name_en=en, name_zh=zh, name_ru=ru)
    click.echo(f"{key} added")


@role.command("list", epilog="Example: holdpoint role list --json")
@_json
def list_roles(as_json: bool) -> None:
    """List roles."""
    with open_plant(Settings.read()).database.reading() as work:
        found = store.roles(work)
    _print([(key, names) for key, names in found.items()], as_json)


@click.group()
def site() -> None:
    """Sites (branches) of the plant."""


@site.command("add", epilog="Example: holdpoint site add ningbo --en 'Ningbo branch' --zone Asia/Shanghai --country CN")
@click.argument("key")
@_names
@click.option("--zone", required=True, help="Time zone, for example Asia/Shanghai.")
@click.option("--country", required=True, help="Country of the holidays, for example CN.")
@click.option(
    "--hours", multiple=True, metavar="08:00-12:00", help="A span of working time; may be given several times."
)
def add_site(key: str, en: str, zh: str, ru: str, zone: str, country: str, hours: tuple[str, ...]) -> None:
    """Add a site, or change it."""
    spans = [(begin, end) for begin, _, end in (text.partition("-") for text in hours)]
    command = AddSite(key, Names(en, zh, ru), zone, country)
    open_plant(Settings.read()).add_site(replace(command, working_time=spans) if spans else command)
    click.echo(f"{key} added")


@site.command("list", epilog="Example: holdpoint site list --json")
@_json
def list_sites(as_json: bool) -> None:
    """List sites."""
    with open_plant(Settings.read()).database.reading() as work:
        found = store.sites(work)
    _print([(key, row.names) for key, row in found.items()], as_json)


@click.command(epilog="Example: holdpoint token zhang --name 'ERP interface'")
@click.argument("username", metavar="USER")
@click.option("--name", default="command line", show_default=True, help="What the token is for.")
def token(username: str, name: str) -> None:
    """Print a new API token of USER once; only its hash is kept."""
    plant = open_plant(Settings.read())
    with plant.database.transaction() as work:
        user_id = store.user_id(work, username)
        text = tokens.issue(work, user_id, name, plant.clock())
    click.echo(text)


def _member(text: str) -> tuple[str, str]:
    role_key, at, site_key = text.partition("@")
    if not at or not role_key or not site_key:
        raise NotFound("role@site", text)
    return role_key, site_key


def _print(rows: list[tuple[str, Names]], as_json: bool) -> None:
    if as_json:
        content = [{"key": key, "en": names.en, "zh": names.zh, "ru": names.ru} for key, names in rows]
        click.echo(json.dumps(content, ensure_ascii=False))
        return
    for key, names in rows:
        click.echo(f"{key}\t{names.en}\t{names.zh}\t{names.ru}")
