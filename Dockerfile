# The program alone on an empty file system: no shell, no package manager, no root.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
# The time zones are compiled in, as the final image has none.
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -tags timetzdata -o /image/newsgraph ./cmd/newsgraph
RUN mkdir -p /image/data /image/tmp /image/etc/ssl/certs /image/licenses \
    && cp /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/ \
    && cp LICENSE NOTICE THIRD_PARTY_LICENSES web/playground/dist/LICENSES.txt /image/licenses/ \
    && chown 65532:65532 /image/data /image/tmp

FROM scratch
COPY --from=build /image /
USER 65532:65532
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/newsgraph"]
CMD ["serve", "--addr", "0.0.0.0:8080", "--data", "/data"]
