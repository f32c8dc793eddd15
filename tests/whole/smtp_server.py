# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server that keeps what it is given, as parsed messages, and refuses whom it is told to refuse."""
import email
import email.policy
import socketserver
import threading


class Handler(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.say("220 test")
        to = None
        for line in self.rfile:
            word = line.split(b":")[0].split()[0].upper() if line.split() else b""
            if word == b"RCPT":
                to = line.decode().split("<")[1].split(">")[0]
                self.say(self.server.answers.get(to, "250 ok"))
            elif word == b"DATA":
                self.say("354 go on")
                self.take(to)
            else:
                self.say("221 bye" if word == b"QUIT" else "250 ok")
            if word == b"QUIT":
                return

    def take(self, to):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        self.server.mails.append((to, email.message_from_bytes(b"".join(lines), policy=email.policy.default)))
        self.say("250 taken")


class MailServer(socketserver.ThreadingTCPServer):
    """with MailServer({"a@b.se": "550 nobody"}) as server: server.url, server.mails"""
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, answers=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.mails = answers or {}, []
        self.url = f"smtp://127.0.0.1:{self.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()
