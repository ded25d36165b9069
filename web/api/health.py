"""Probes of the server: is it alive, can it work, what does it count. No token needed, no names told."""

from __future__ import annotations

import os
import time

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from engine.errors import Unavailable
from engine.storage import health
from web.api.answers import Health
from web.api.blueprint import blueprint, plant

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_REQUESTS = Counter("holdpoint_requests", "Answered requests", ("endpoint", "method", "status"))
_SECONDS = Histogram(
    "holdpoint_request_seconds",
    "Time to answer a request",
    ("endpoint",),
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)


@blueprint.get("/livez")
def livez() -> Response:
    """Tell that the process answers."""
    return _answer(200, "ok")


@blueprint.get("/readyz")
def readyz() -> Response:
    """Tell whether the database answers and has the tables this version knows."""
    try:
        with plant().database.reading() as work:
            ready = health.is_ready(work)
    except Unavailable:
        ready = False
    return _answer(200, "ready") if ready else _answer(503, "not ready")


@blueprint.get("/metrics")
def metrics() -> Response:
    """Give the counts of all workers in the format of Prometheus."""
    registry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def install(app: Flask) -> None:
    """Count every request of the application, pages included."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        endpoint = request.endpoint or "unknown"
        method = request.method if request.method in _METHODS else "other"
        _REQUESTS.labels(endpoint, method, str(response.status_code)).inc()
        began = g.get("began")
        if began is not None:
            _SECONDS.labels(endpoint).observe(time.perf_counter() - began)
        return response


def _answer(status: int, text: str) -> Response:
    answer = Response(Health(status=text).model_dump_json(), status, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer
