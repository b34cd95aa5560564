using A11.Core.Images;

namespace A11.Core.Docker.Facts;

/// <summary>Images that start a server of their own (their CMD or ENTRYPOINT in their own Dockerfiles), so that an image on them without either still runs one.</summary>
internal static class ServerImages
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "nginx", "httpd", "caddy", "traefik", "haproxy", "varnish", "tomcat", "tomee", "jetty", "open-liberty", "websphere-liberty", "registry", "postgres", "postgis/postgis", "pgvector/pgvector",
        "timescale/timescaledb", "mysql", "mariadb", "percona", "mongo", "redis", "valkey/valkey", "memcached", "cassandra", "couchdb", "couchbase", "influxdb", "neo4j", "rabbitmq", "nats",
        "eclipse-mosquitto", "elasticsearch", "opensearchproject/opensearch", "solr", "kibana", "logstash", "zookeeper", "consul", "hashicorp/consul", "vault", "hashicorp/vault", "clickhouse",
        "clickhouse/clickhouse-server", "wordpress", "drupal", "joomla", "ghost", "nextcloud", "mediawiki", "matomo", "redmine", "odoo", "phpmyadmin", "adminer", "sonarqube", "kong", "telegraf",
        "fluentd", "grafana/grafana", "prom/prometheus", "prom/alertmanager", "jenkins/jenkins", "verdaccio/verdaccio", "gitea/gitea", "minio/minio", "localstack/localstack",
        "confluentinc/cp-kafka", "apache/kafka", "quay.io/keycloak/keycloak", "mcr.microsoft.com/mssql/server", "nginxinc/nginx-unprivileged",
    };

    /// <summary>Whether the image is one of them; of <c>php</c>, the variants with a server.</summary>
    public static bool Contain(ImageReference image) =>
        Names.Contains(image.ShortName) || (image.ShortName == "php" && image.Tag is { } tag && (tag.Contains("apache", StringComparison.Ordinal) || tag.Contains("fpm", StringComparison.Ordinal)));
}
