namespace A11.Core.Images;

/// <summary>
/// Images of which it is known that they publish each version by all of its numbers, and tags of fewer numbers that move (docker-library/official-images; the
/// documentation of the others); not <c>oraclelinux</c>, which has full tags of few of its lines. None of them has a HEALTHCHECK.
/// </summary>
internal static class VersionedImages
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "adminer", "almalinux", "alpine", "amazoncorretto", "amazonlinux", "arangodb", "bash", "buildpack-deps", "busybox", "caddy", "cassandra", "chronograf", "clickhouse", "composer", "couchbase",
        "couchdb", "crate", "dart", "debian", "docker", "drupal", "eclipse-mosquitto", "eclipse-temurin", "elasticsearch", "elixir", "emqx", "erlang", "flink", "fluentd", "friendica", "gcc", "ghost",
        "golang", "gradle", "groovy", "haproxy", "haskell", "haxe", "httpd", "influxdb", "jetty", "joomla", "jruby", "julia", "kapacitor", "kibana", "kong", "liquibase", "logstash", "mariadb",
        "matomo", "maven", "mediawiki", "memcached", "mongo", "mysql", "nats", "neo4j", "nextcloud", "nginx", "nim", "node", "odoo", "open-liberty", "openjdk", "percona", "perl", "photon",
        "php", "phpmyadmin", "postfixadmin", "postgres", "python", "r-base", "rabbitmq", "redis", "redmine", "registry", "rethinkdb", "rocket.chat", "rockylinux", "ruby", "rust", "sapmachine", "solr",
        "sonarqube", "spark", "storm", "swift", "swipl", "telegraf", "tomcat", "tomee", "traefik", "ubuntu", "varnish", "websphere-liberty", "wordpress", "xwiki", "zookeeper",
        "denoland/deno", "ghcr.io/astral-sh/uv", "gotenberg/gotenberg", "nginxinc/nginx-unprivileged", "opensuse/leap", "oven/bun", "quay.io/keycloak/keycloak", "valkey/valkey",
        "mcr.microsoft.com/azurelinux/base/core",
    };

    /// <summary>Whether an image of this short name is one of them.</summary>
    public static bool Contain(string name) => Names.Contains(name) || name.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal);
}
