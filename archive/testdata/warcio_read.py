"""Print what warcio reads in WARC files, one JSON object a line and record."""

import base64
import json
import sys

from warcio.archiveiterator import ArchiveIterator


def main():
    for path in sys.argv[1:]:
        with open(path, "rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                http = record.http_headers
                print(json.dumps({
                    "type": record.rec_type,
                    "url": record.rec_headers.get_header("WARC-Target-URI"),
                    "date": record.rec_headers.get_header("WARC-Date"),
                    "status": int(http.get_statuscode()) if http else 0,
                    "contentType": (http or record.rec_headers).get_header("Content-Type"),
                    "body": base64.b64encode(record.content_stream().read()).decode(),
                }))


if __name__ == "__main__":
    main()
