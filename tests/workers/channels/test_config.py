"""What a channel's configuration takes, and what it says to the rest."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from workers.channels.config import ChannelConfig, environment_names, fingerprint

ADAPTER: TypeAdapter[Any] = TypeAdapter(ChannelConfig)

WEBHOOK = {"type": "webhook", "url": "https://news.example/hook", "secrets_env": ["NEW", "OLD"]}
SMTP = {"type": "smtp", "host": "mail.example", "sender": "a@b.example", "to": ["c@d.example"]}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (WEBHOOK, ("NEW", "OLD")),
        ({"type": "webhook", "url_env": "HOOK", "secrets_env": ["NEW"]}, ("HOOK", "NEW")),
        ({"type": "apprise", "url_env": "SLACK"}, ("SLACK",)),
        (SMTP, ()),
        ({**SMTP, "user_env": "U", "password_env": "P"}, ("U", "P")),
        ({"type": "kafka", "topic": "desk.alerts"}, ()),
        ({"type": "jsonl", "path": "out.jsonl"}, ()),
        ({"type": "console"}, ()),
        ({"type": "alertmanager", "url": "http://127.0.0.1:9093", "token_env": "T"}, ("T",)),
    ],
)
def test_every_kind_and_the_variables_it_names(given: dict[str, Any], named: tuple[str, ...]) -> None:
    config = ADAPTER.validate_python(given)
    assert config.type == given["type"]
    assert environment_names(config) == named


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"type": "fax"}, "does not match any of the expected tags"),
        ({"url": "https://a.example"}, "Unable to extract tag"),
        ({**WEBHOOK, "secret": "whsec_x"}, "Extra inputs are not permitted"),
        ({**WEBHOOK, "url_env": "ALSO"}, "write either url or url_env"),
        ({"type": "webhook", "secrets_env": ["S"]}, "write either url or url_env"),
        ({**WEBHOOK, "secrets_env": []}, "at least 1 item"),
        ({**WEBHOOK, "secrets_env": ["whsec_MfKQ=="]}, "should match pattern"),
        ({**WEBHOOK, "url": "ftp://a.example"}, "write https://HOST/PATH"),
        ({**WEBHOOK, "url": "https:///path"}, "write https://HOST/PATH"),
        ({**WEBHOOK, "url": "https://a.example:99999/"}, "is no url"),
        ({**WEBHOOK, "url": "https://me:pw@a.example/"}, "keeps a secret in the file"),
        ({**WEBHOOK, "url": "https://a.example/#x"}, "has a fragment"),
        ({**WEBHOOK, "url": "https://a.example/خبر"}, "must spell as %XX"),
        ({**WEBHOOK, "url": "https://a.example/\r\nX: y"}, "must spell as %XX"),
        ({**WEBHOOK, "timeout": 0}, "greater than or equal to 1"),
        ({**SMTP, "to": ["nobody"]}, "write name@host"),
        ({**SMTP, "sender": "a@b\nBcc: x@y"}, "write name@host"),
        ({**SMTP, "user_env": "U"}, "go together"),
        ({**SMTP, "security": "none", "user_env": "U", "password_env": "P"}, "must not go over an open connection"),
        ({"type": "kafka", "topic": "a b"}, "should match pattern"),
        ({"type": "console", "template": "../etc/passwd"}, "should match pattern"),
        ({"type": "alertmanager", "url": "http://a.example", "labels": {"a-b": "x"}}, "should match pattern"),
    ],
)
def test_what_it_refuses(given: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        ADAPTER.validate_python(given)


def test_a_fingerprint_changes_with_the_configuration_only() -> None:
    one, same = ADAPTER.validate_python(WEBHOOK), ADAPTER.validate_python(dict(reversed(WEBHOOK.items())))
    other = ADAPTER.validate_python({**WEBHOOK, "timeout": 21})
    assert fingerprint(one) == fingerprint(same) != fingerprint(other)
