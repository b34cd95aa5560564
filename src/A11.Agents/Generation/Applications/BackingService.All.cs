using System.Collections.Immutable;

namespace A11.Agents.Generation.Applications;

internal sealed partial record BackingService
{
    private const string Required = "set it in the environment or in a file .env that is not committed";

    /// <summary>The services that are known.</summary>
    public static ImmutableArray<BackingService> All { get; } =
    [
        new("postgres", "db", "postgres", "", "alpine", 5432, "/var/lib/postgresql", """["CMD-SHELL", "pg_isready --username app --dbname app"]""")
        {
            Environment = [("POSTGRES_USER", "app"), ("POSTGRES_DB", "app"), ("POSTGRES_PASSWORD", Variable("POSTGRES_PASSWORD"))],
            PasswordVariable = "POSTGRES_PASSWORD",
            Variables = [.. DatabaseVariables, "POSTGRES_URL", "POSTGRES_DSN", "ConnectionStrings__Postgres"],
            Url = "postgresql://app:${POSTGRES_PASSWORD}@{host}:5432/app",
            ConnectionString = "Host={host};Database=app;Username=app;Password=${POSTGRES_PASSWORD}",
            Memory = "512M",
        },
        new("mysql", "db", "mysql", "8.4", "", 3306, "/var/lib/mysql", """["CMD-SHELL", "mysqladmin ping --host 127.0.0.1 --user app --password=\"$${MYSQL_PASSWORD}\""]""")
        {
            Environment = [("MYSQL_USER", "app"), ("MYSQL_DATABASE", "app"), ("MYSQL_PASSWORD", Variable("MYSQL_PASSWORD")), ("MYSQL_RANDOM_ROOT_PASSWORD", "\"yes\"")],
            PasswordVariable = "MYSQL_PASSWORD",
            Variables = [.. DatabaseVariables, "MYSQL_URL", "ConnectionStrings__MySql"],
            Url = "mysql://app:${MYSQL_PASSWORD}@{host}:3306/app",
            ConnectionString = "Server={host};Database=app;User ID=app;Password=${MYSQL_PASSWORD}",
            Memory = "1G",
            StartPeriod = "30s",
        },
        new("mariadb", "db", "mariadb", "11.8", "noble", 3306, "/var/lib/mysql", """["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]""")
        {
            Environment = [("MARIADB_USER", "app"), ("MARIADB_DATABASE", "app"), ("MARIADB_PASSWORD", Variable("MARIADB_PASSWORD")), ("MARIADB_RANDOM_ROOT_PASSWORD", "\"yes\"")],
            PasswordVariable = "MARIADB_PASSWORD",
            Variables = [.. DatabaseVariables, "MARIADB_URL", "MYSQL_URL", "ConnectionStrings__MariaDb"],
            Url = "mysql://app:${MARIADB_PASSWORD}@{host}:3306/app",
            ConnectionString = "Server={host};Database=app;User ID=app;Password=${MARIADB_PASSWORD}",
            Memory = "1G",
            StartPeriod = "30s",
        },
        new("mongo", "mongo", "mongo", "8.0", "noble", 27017, "/data/db", """["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand('ping').ok || quit(1)"]""")
        {
            Variables = ["MONGO_URL", "MONGODB_URI", "MONGO_URI", "MONGODB_URL", "ConnectionStrings__Mongo", "ConnectionStrings__MongoDb"],
            Url = "mongodb://{host}:27017/app",
            Memory = "1G",
            Timeout = "10s",
        },
        new("redis", "cache", "redis", "", "alpine", 6379, "/data", """["CMD-SHELL", "redis-cli ping | grep -q PONG"]""")
        {
            Variables = [.. CacheVariables],
            Url = "redis://{host}:6379/0",
            ConnectionString = "{host}:6379",
        },
        new("valkey", "cache", "valkey/valkey", "", "alpine", 6379, "/data", """["CMD-SHELL", "valkey-cli ping | grep -q PONG"]""")
        {
            Variables = ["VALKEY_URL", .. CacheVariables, "ConnectionStrings__Valkey"],
            Url = "redis://{host}:6379/0",
            ConnectionString = "{host}:6379",
        },
        new("memcached", "cache", "memcached", "", "alpine", 11211, "", """["CMD-SHELL", "nc -z 127.0.0.1 11211"]""")
        {
            Variables = ["MEMCACHED_URL", "CACHE_URL", "ConnectionStrings__Cache"],
            Url = "memcached://{host}:11211",
            ConnectionString = "{host}:11211",
        },
        new("rabbitmq", "queue", "rabbitmq", "", "alpine", 5672, "/var/lib/rabbitmq", """["CMD", "rabbitmq-diagnostics", "-q", "ping"]""")
        {
            Environment = [("RABBITMQ_DEFAULT_USER", "app"), ("RABBITMQ_DEFAULT_PASS", Variable("RABBITMQ_PASSWORD"))],
            Variables = ["AMQP_URL", "RABBITMQ_URL", "BROKER_URL", "CELERY_BROKER_URL", "ConnectionStrings__Queue", "ConnectionStrings__RabbitMq"],
            Url = "amqp://app:${RABBITMQ_PASSWORD}@{host}:5672/",
            Memory = "512M",
            StartPeriod = "20s",
            Timeout = "10s",
        },
        Kafka,
        .. SearchEngines,

        // Its makers publish no images any more, so that no tag of theirs is among those that are known.
        new("minio", "storage", "minio/minio", "", "", 9000, "/data", """["CMD", "mc", "ready", "local"]""")
        {
            Command = """["server", "/data"]""",
            Environment = [("MINIO_ROOT_USER", "app"), ("MINIO_ROOT_PASSWORD", Variable("MINIO_PASSWORD"))],
            PasswordVariable = "MINIO_ROOT_PASSWORD",
            Variables = ["S3_ENDPOINT", "MINIO_ENDPOINT", "MINIO_URL", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"],
            Url = "http://{host}:9000",
            Memory = "512M",
        },
        new("keycloak", "auth", "quay.io/keycloak/keycloak", "", "", 8080, "/opt/keycloak/data", BashProbe(9000, "/health/ready"))
        {
            Command = """["start-dev"]""",
            Note = "Development mode: a database of its own, HTTP, and no fixed host name.",
            Environment = [("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"), ("KC_BOOTSTRAP_ADMIN_PASSWORD", Variable("KEYCLOAK_PASSWORD")), ("KC_HEALTH_ENABLED", "\"true\"")],
            Variables = ["KEYCLOAK_URL", "KEYCLOAK_SERVER_URL", "KEYCLOAK_BASE_URL", "KEYCLOAK_HOST"],
            Url = "http://{host}:8080",
            Memory = "1G",
            StartPeriod = "60s",
        },
    ];

    private static ImmutableArray<string> DatabaseVariables =>
        ["DATABASE_URL", "DB_URL", "DATABASE_DSN", "ConnectionStrings__Database", "ConnectionStrings__Db", "ConnectionStrings__Default", "ConnectionStrings__DefaultConnection"];

    private static ImmutableArray<string> CacheVariables => ["REDIS_URL", "CACHE_URL", "REDIS_DSN", "REDIS_ADDR", "ConnectionStrings__Cache", "ConnectionStrings__Redis"];

    /// <summary>A broker that is its own controller (Kafka's documentation, “KRaft”; the image's documentation, “Single node”).</summary>
    private static BackingService Kafka => new("kafka", "broker", "apache/kafka", "", "", 9092, "/var/lib/kafka/data", """["CMD", "/opt/kafka/bin/kafka-broker-api-versions.sh", "--bootstrap-server", "127.0.0.1:9092"]""")
    {
        Note = "A single node that is its own controller, so that nothing is held twice.",
        Environment =
        [
            ("KAFKA_NODE_ID", "1"),
            ("KAFKA_PROCESS_ROLES", "broker,controller"),
            ("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
            ("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
            ("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
            ("KAFKA_ADVERTISED_LISTENERS", $"PLAINTEXT://{Host}:9092"),
            ("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            ("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
            ("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
            ("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
            ("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
        ],
        Variables = ["KAFKA_BOOTSTRAP_SERVERS", "KAFKA_BROKERS", "KAFKA_BROKER", "KAFKA_URL", "BOOTSTRAP_SERVERS", "ConnectionStrings__Kafka"],
        Url = $"{Host}:9092",
        Memory = "1G",
        StartPeriod = "30s",
        Timeout = "15s",
    };

    private static BackingService[] SearchEngines =>
    [
        new("elasticsearch", "search", "elasticsearch", "", "", 9200, "/usr/share/elasticsearch/data", """["CMD-SHELL", "curl --silent --fail --user \"elastic:$${ELASTIC_PASSWORD}\" http://127.0.0.1:9200/_cluster/health"]""")
        {
            Note = "Half of the memory is the heap; within the network of the services there is no TLS.",
            Environment =
            [
                ("discovery.type", "single-node"), ("ELASTIC_PASSWORD", Variable("ELASTICSEARCH_PASSWORD")), ("xpack.security.enabled", "\"true\""), ("xpack.security.http.ssl.enabled", "\"false\""), ("ES_JAVA_OPTS", "-Xms1g -Xmx1g"),
            ],
            Variables = ["ELASTICSEARCH_URL", "ELASTIC_URL", "ES_URL", "ELASTICSEARCH_HOSTS", "ConnectionStrings__Elasticsearch"],
            Url = "http://elastic:${ELASTICSEARCH_PASSWORD}@{host}:9200",
            Memory = "2G",
            StartPeriod = "60s",
        },
        new("opensearch", "search", "opensearchproject/opensearch", "", "", 9200, "/usr/share/opensearch/data", """["CMD-SHELL", "curl --silent --fail http://127.0.0.1:9200/_cluster/health"]""")
        {
            Note = "Half of the memory is the heap; only the services of this file reach it, without TLS and login.",
            Environment = [("discovery.type", "single-node"), ("DISABLE_INSTALL_DEMO_CONFIG", "\"true\""), ("DISABLE_SECURITY_PLUGIN", "\"true\""), ("OPENSEARCH_JAVA_OPTS", "-Xms1g -Xmx1g")],
            Variables = ["OPENSEARCH_URL", "OPENSEARCH_HOST", "OPENSEARCH_HOSTS", "ConnectionStrings__OpenSearch"],
            Url = "http://{host}:9200",
            Memory = "2G",
            StartPeriod = "60s",
        },
    ];

    /// <summary>A probe of an endpoint by Bash alone, which opens connections itself (Bash manual, “Redirections”), for images without a client.</summary>
    private static string BashProbe(int port, string path) =>
        $$"""["CMD", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/{{port}} && printf 'GET {{path}} HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $${status} == 200 ]]"]""";

    private static string Variable(string name) => $"${{{name}:?{Required}}}";
}
