# One image for every process: APP names the one that a container runs.
#   docker build -t earshot .
#   docker build -t earshot --build-arg WITH_AAC=yes .    with the decoder of M4A files, which is under GPL-2.0

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.base.json ./
COPY tools tools
COPY libs libs
COPY apps apps
RUN node tools/build.mjs

FROM node:20-slim AS modules
ARG WITH_AAC=no
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && if [ "$WITH_AAC" != yes ]; then rm -rf node_modules/@audio/decode-aac; fi

FROM node:20-slim
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY prompts prompts
COPY package.json LICENSE* ./
ENV NODE_ENV=production HOST=0.0.0.0 APP=gateway
USER 1000:1000
EXPOSE 4000 9464
CMD ["sh", "-c", "exec node dist/apps/$APP/src/main.js"]
