# Runs what `mvn -Pdist package` has put into cairn-dist/target/cairn-0.1.0.zip:
#   docker build -t cairn . && docker run --rm -v cairn:/home/cairn cairn demo
# The volume keeps what the first start downloads and unpacks, and runs.
FROM debian:bookworm-slim AS unpacked
RUN apt-get update && apt-get install -y --no-install-recommends unzip
COPY cairn-dist/target/cairn-*.zip /cairn.zip
RUN unzip -q /cairn.zip -d /opt && mv /opt/cairn-* /opt/cairn

FROM debian:bookworm-slim
# Python fetches the simulator, nothing else; libtorch needs OpenMP.
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jre-headless python3 python3-pip libgomp1 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=unpacked /opt/cairn /opt/cairn
RUN useradd --create-home cairn
USER cairn
WORKDIR /home/cairn
ENTRYPOINT ["/opt/cairn/bin/cairn"]
CMD ["--help"]
