# The data set as a site: built from raw/ and served by Datasette, read-only, on port 8001.
#
#     docker build -t rsdata . && docker run --read-only --tmpfs /tmp -p 8001:8001 rsdata
FROM python:3.13-slim AS build
WORKDIR /project
COPY pyproject.toml README.md LICENSE metadata.yml ./
COPY src src
COPY raw raw
RUN python -m venv /site && /site/bin/pip install --no-cache-dir . \
    && mkdir /data && /site/bin/rsdata build raw -o /data/rsdata.db

FROM python:3.13-slim
COPY --from=build /site /site
COPY --from=build /data/rsdata.db /data/rsdata.db
COPY metadata.yml /data/metadata.yml
USER 10001
EXPOSE 8001
CMD ["/site/bin/datasette", "serve", "-i", "/data/rsdata.db", "-m", "/data/metadata.yml", "--host", "0.0.0.0", "--port", "8001"]
