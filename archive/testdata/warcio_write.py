"""Write a WARC file with warcio: compressed if its name ends with .gz."""

import gzip
import sys
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def main():
    path = sys.argv[1]
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=path.endswith(".gz"), warc_version="1.1")

        def write(url, kind, body, headers=None, **more):
            http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1") if headers else None
            writer.write_record(writer.create_warc_record(url, kind, payload=BytesIO(body), http_headers=http, **more))

        html = [("Content-Type", "text/html; charset=utf-8")]
        writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "warcio"}))
        write("https://news.example/plain", "response", "<p>plain ü".encode(), html)
        write("https://news.example/gzip", "response", gzip.compress(b"<p>packed"), html + [("Content-Encoding", "gzip")])
        write("https://news.example/chunked", "response", b"6\r\n<p>in \r\n6\r\nchunks\r\n0\r\n\r\n", html + [("Transfer-Encoding", "chunked")])
        write("https://news.example/empty", "response", b"", html)
        write("https://news.example/meta", "metadata", b"via: x\r\n", warc_content_type="application/warc-fields")
        write("https://news.example/file", "resource", b"a file", warc_content_type="text/plain")
        for url in ["https://news.example/plain", "https://news.example/other"]:
            writer.write_record(writer.create_revisit_record(
                url, "sha1:WHATEVER", "https://news.example/plain", "2020-08-07T10:00:00Z",
                http_headers=StatusAndHeaders("200 OK", html, protocol="HTTP/1.1")))
        write("https://news.example/text", "conversion", b"text", warc_content_type="text/plain")


if __name__ == "__main__":
    main()
