"""A digest goes out by mail, where an office has said to whom and through which server.

`THIDUA_MAIL_TO` names the readers, `THIDUA_SMTP` the server: smtp://host:25, or
smtps://user:password@host:465. A server that offers encryption gets it; one that does not gets no
password, unless it is this machine. What goes wrong is told and stops no refresh.
"""

import smtplib
import ssl
from email.message import EmailMessage
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from warehouse.language import Sentence

if TYPE_CHECKING:
    from etl.digest import Digest
    from warehouse.settings import Settings

_PATIENCE = 20.0  # seconds
_PORTS = {"smtp": 25, "smtps": 465}
_HERE = ("localhost", "127.0.0.1", "::1")
_BARE = Sentence(
    "máy chủ không mã hoá, nên không gửi mật khẩu; hãy dùng smtps://",
    "the server does not encrypt, so no password is sent; use smtps://",
)


def send(said: "Digest", places: "Settings") -> Sentence | None:
    """Send a digest to whom the settings name; say what kept it, None where it went or need not."""
    if not (places.mail_to and places.smtp):
        return None
    server = urlsplit(places.smtp)
    try:
        with _connected(server) as post:
            post.send_message(_letter(said, places, server))
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Sentence(
            f"Chưa gửi được thư tóm tắt qua {server.hostname}: {_why(error)}. Số liệu đã làm mới "
            "bình thường; hãy xem lại THIDUA_SMTP và THIDUA_MAIL_TO.",
            f"The digest could not be mailed through {server.hostname}: {_why(error)}. The figures "
            "are refreshed all the same; look at THIDUA_SMTP and THIDUA_MAIL_TO.",
        )
    return None


def _connected(server: SplitResult) -> smtplib.SMTP:
    host, port = server.hostname or "", server.port or _PORTS[server.scheme]
    safe = ssl.create_default_context()
    if server.scheme == "smtps":
        post: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_PATIENCE, context=safe)
        hidden = True
    else:
        post = smtplib.SMTP(host, port, timeout=_PATIENCE)
        post.ehlo()
        hidden = post.has_extn("starttls")
        if hidden:
            post.starttls(context=safe)
    if server.username and server.password:
        if not (hidden or host in _HERE):
            post.close()
            raise ValueError(_BARE.spoken())
        post.login(unquote(server.username), unquote(server.password))
    return post


def _letter(said: "Digest", places: "Settings", server: SplitResult) -> EmailMessage:
    readers = places.mail_to.split()
    letter = EmailMessage()
    letter["Subject"] = f"thidua: {said.subject}"
    letter["From"] = places.mail_from or f"thidua@{server.hostname}"
    letter["To"] = ", ".join(readers)
    letter.set_content(said.text)
    return letter


def _why(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {error.smtp_error!r}"
    return str(error) or type(error).__name__
