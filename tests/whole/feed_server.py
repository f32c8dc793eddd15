# SPDX-License-Identifier: GPL-3.0-or-later
"""A small server that does to feeds what servers do: validators, 304, Retry-After, redirects that never end, answers that are
slow or never stop."""
import hashlib
import http.server
import threading
import time


class Page:
    def __init__(self, body=b"", type_="application/json", status=200, etag=True, headers=(), delay=0, huge=0):
        self.body = body.encode() if isinstance(body, str) else body
        self.type, self.status, self.etag, self.headers = type_, status, etag, dict(headers)
        self.delay, self.huge = delay, huge

    def tag(self):
        return '"' + hashlib.sha256(self.body).hexdigest()[:16] + '"' if self.etag else None


class FeedServer:
    """`pages`: path → Page, changed at will. `asked`: (path, headers) of every request, in order."""

    def __init__(self):
        outer = self
        self.pages, self.asked, self.statuses = {}, [], []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                outer.answer(self)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def url(self, path):
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"

    def answer(self, request):
        self.asked.append((request.path, dict(request.headers)))
        page = self.pages.get(request.path, Page(status=404, etag=False))
        time.sleep(page.delay)
        known = page.tag() and request.headers.get("If-None-Match") == page.tag()
        status = 304 if known and page.status == 200 else page.status
        self.statuses.append(status)
        try:
            self.send(request, page, status)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def send(self, request, page, status):
        request.send_response(status)
        for name, value in page.headers.items():
            request.send_header(name, value)
        if page.tag():
            request.send_header("ETag", page.tag())
        body = b"" if status == 304 else page.body
        if status != 304:
            request.send_header("Content-Type", page.type)
            request.send_header("Content-Length", str(page.huge or len(body)))
        request.end_headers()
        request.wfile.write(body)
        for _ in range(page.huge // 65536):
            request.wfile.write(b" " * 65536)
