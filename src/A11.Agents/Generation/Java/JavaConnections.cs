using System.Collections.Immutable;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Java;

/// <summary>The variables by which a Java program learns of its services: frameworks read their settings from them, by fixed names.</summary>
internal static class JavaConnections
{
    /// <summary>The clients of services, as <c>group:artifact</c>.</summary>
    public static (string Kind, string[] Clients)[] Clients { get; } =
    [
        ("postgres", ["org.postgresql:", "io.quarkus:quarkus-jdbc-postgresql", "io.quarkus:quarkus-reactive-pg-client", "io.vertx:vertx-pg-client"]),
        ("mysql", ["com.mysql:", "mysql:mysql-connector", "io.quarkus:quarkus-jdbc-mysql"]),
        ("mariadb", ["org.mariadb.jdbc:", "io.quarkus:quarkus-jdbc-mariadb"]),
        ("mongo", ["org.mongodb:", "org.springframework.boot:spring-boot-starter-data-mongodb", "org.springframework.boot:spring-boot-starter-mongodb", "io.quarkus:quarkus-mongodb", "io.micronaut.mongodb:"]),
        ("redis", ["redis.clients:jedis", "io.lettuce:", "org.redisson:", "org.springframework.boot:spring-boot-starter-data-redis", "io.quarkus:quarkus-redis", "io.micronaut.redis:"]),
        ("memcached", ["net.spy:spymemcached", "com.googlecode.xmemcached:"]),
        ("rabbitmq", ["com.rabbitmq:", "org.springframework.boot:spring-boot-starter-amqp", "io.quarkus:quarkus-messaging-rabbitmq", "io.micronaut.rabbitmq:"]),
        ("kafka", ["org.apache.kafka:kafka-clients", "org.springframework.kafka:", "io.quarkus:quarkus-messaging-kafka", "io.micronaut.kafka:"]),
        ("elasticsearch", ["co.elastic.clients:", "org.springframework.boot:spring-boot-starter-data-elasticsearch"]),
    ];

    /// <summary>The variables of a service; null where the framework has none of its own.</summary>
    public static ImmutableArray<(string Name, string Value)>? Find(JavaFramework framework, BackingService service) => framework switch
    {
        JavaFramework.SpringBoot => FindSpring(service),
        JavaFramework.Quarkus => FindQuarkus(service),
        JavaFramework.Micronaut when Database(service) is { } database => [("DATASOURCES_DEFAULT_URL", database.Url), ("DATASOURCES_DEFAULT_USERNAME", "app"), ("DATASOURCES_DEFAULT_PASSWORD", database.Password)],
        _ => null,
    };

    private static ImmutableArray<(string, string)>? FindSpring(BackingService service) => service.Kind switch
    {
        "redis" => [("SPRING_DATA_REDIS_URL", service.Url)],
        "mongo" => [("SPRING_DATA_MONGODB_URI", service.Url), ("SPRING_MONGODB_URI", service.Url)],
        "rabbitmq" => [("SPRING_RABBITMQ_ADDRESSES", service.Url)],
        _ when Database(service) is { } database => [("SPRING_DATASOURCE_URL", database.Url), ("SPRING_DATASOURCE_USERNAME", "app"), ("SPRING_DATASOURCE_PASSWORD", database.Password)],
        _ => null,
    };

    private static ImmutableArray<(string, string)>? FindQuarkus(BackingService service) => service.Kind switch
    {
        "redis" => [("QUARKUS_REDIS_HOSTS", service.Url)],
        "mongo" => [("QUARKUS_MONGODB_CONNECTION_STRING", service.Url)],
        _ when Database(service) is { } database => [("QUARKUS_DATASOURCE_JDBC_URL", database.Url), ("QUARKUS_DATASOURCE_USERNAME", "app"), ("QUARKUS_DATASOURCE_PASSWORD", database.Password)],
        _ => null,
    };

    /// <summary>The address of a database as JDBC writes it, and the password, which doesn't stand in it.</summary>
    private static (string Url, string Password)? Database(BackingService service) => service.Kind switch
    {
        "postgres" => ($"jdbc:postgresql://{service.Name}:5432/app", "${POSTGRES_PASSWORD}"),
        "mysql" => ($"jdbc:mysql://{service.Name}:3306/app", "${MYSQL_PASSWORD}"),
        "mariadb" => ($"jdbc:mariadb://{service.Name}:3306/app", "${MARIADB_PASSWORD}"),
        _ => null,
    };
}
