using A11.Agents.Generation.Applications;
using A11.Agents.Records;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>The services that compose files run beside the application.</summary>
[TestClass]
public sealed class ComposeServiceTests
{
    /// <summary>Services of which no image is known: their makers publish none any more.</summary>
    private static readonly string[] WithoutImage = ["minio"];

    public static IEnumerable<object[]> Kinds => BackingService.All.Select(static service => service.Kind).Except(WithoutImage).Append("nginx").Select(static kind => new object[] { kind });

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void A_service_is_probed_limited_and_waited_for(string kind)
    {
        using var repository = StackRepositories.Go();
        var text = Compose(repository, $"A {kind} service", "Health checks for all services", "Resource limits for all services", "Restart policy for every service");
        StringAssert.Contains(text, "condition: service_healthy\n");
    }

    [TestMethod]
    public void All_services_together_have_names_of_their_own()
    {
        using var repository = StackRepositories.Python();
        var text = Compose(repository, [.. Kinds.Select(static kind => $"A {kind[0]} service"), "Health checks for all services"]);
        foreach (var name in new[] { "postgres", "mysql", "mariadb", "mongo", "redis", "valkey", "memcached", "queue", "broker", "elasticsearch", "opensearch", "auth", "proxy" })
        {
            StringAssert.Contains(text, $"\n  {name}:\n");
        }

        StringAssert.Contains(text, "DATABASE_URL: postgresql://app:${POSTGRES_PASSWORD}@postgres:5432/app\n");
        StringAssert.Contains(text, "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://broker:9092\n");
    }

    [TestMethod]
    [DataRow("postgres", "POSTGRES_PASSWORD", "POSTGRES_PASSWORD", "db")]
    [DataRow("mysql", "MYSQL_PASSWORD", "MYSQL_PASSWORD", "db")]
    [DataRow("mariadb", "MARIADB_PASSWORD", "MARIADB_PASSWORD", "db")]
    public void A_password_gets_to_a_service_as_a_file_where_the_task_wants_it(string kind, string variable, string source, string name)
    {
        using var repository = Bare();
        var text = Compose(repository, $"A {kind} service", "Secrets are passed as files");
        StringAssert.Contains(text, $"      {variable}_FILE: /run/secrets/{name}-password\n");
        StringAssert.Contains(text, $"    secrets:\n      - {name}-password\n");
        StringAssert.Contains(text, $"secrets:\n  {name}-password:\n    environment: {source}\n");
        Assert.DoesNotContain($"      {variable}: ", text);
        Assert.DoesNotContain($"$${{{variable}}}", text);
    }

    [TestMethod]
    public void The_proxy_alone_is_published()
    {
        using var repository = StackRepositories.Go();
        var text = Compose(repository, "An nginx service");
        StringAssert.Contains(text, "proxy_pass http://app:9090;");
        StringAssert.Contains(text, "- \"127.0.0.1:9090:80\"\n");
        Assert.DoesNotContain("127.0.0.1:9090:9090", text);
        StringAssert.Contains(text, "\"http://127.0.0.1/healthz\"]");
    }

    [TestMethod]
    public void A_service_without_a_known_image_is_refused_by_its_name_and_run_by_the_tag_that_the_repository_names()
    {
        using var repository = Bare();
        _ = repository.Run(RepositoryFolder.Task("T0", "Dockerfile", "Small image"));
        var task = RepositoryFolder.Task("T1", "docker-compose.yml", "A minio service");
        StringAssert.Contains(repository.Run(task)[0].Reason, "No full tag of the image minio/minio is known");
        _ = repository.With("deploy/compose.yaml", "services:\n  storage:\n    image: minio/minio:RELEASE.2025-09-07T16-13-09Z\n");
        var outcome = repository.Run(task)[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        StringAssert.Contains(repository.Read("docker-compose.yml"), "image: minio/minio:RELEASE.2025-09-07T16-13-09Z\n");
        StringAssert.Contains(repository.Read("docker-compose.yml"), "command: [\"server\", \"/data\"]\n");
    }

    [TestMethod]
    [DataRow("confluent-kafka==2.6.1", "KAFKA_BOOTSTRAP_SERVERS: broker:9092\n")]
    [DataRow("elasticsearch==8.17.0", "ELASTICSEARCH_URL: http://elastic:${ELASTICSEARCH_PASSWORD}@search:9200\n")]
    [DataRow("opensearch-py==2.8.0", "OPENSEARCH_URL: http://search:9200\n")]
    [DataRow("valkey==6.1.0", "VALKEY_URL: redis://cache:6379/0\n")]
    [DataRow("mariadb==1.1.11", "DATABASE_URL: mysql://app:${MARIADB_PASSWORD}@db:3306/app\n")]
    [DataRow("python-keycloak==5.1.1", "KEYCLOAK_URL: http://auth:8080\n")]
    public void A_client_among_the_packages_asks_for_its_service(string package, string expected)
    {
        using var repository = new RepositoryFolder().With("src/main.py", "from fastapi import FastAPI\napp = FastAPI()\n").With("requirements.txt", $"fastapi==0.115.6\nuvicorn==0.34.0\n{package}\n");
        StringAssert.Contains(Compose(repository, "Health checks for all services"), expected);
    }

    /// <summary>A service that needs no other.</summary>
    private static RepositoryFolder Bare() => new RepositoryFolder().With("src/main.py", "from fastapi import FastAPI\napp = FastAPI()\n").With("requirements.txt", "fastapi==0.115.6\nuvicorn==0.34.0\n");

    /// <summary>The compose file that meets some criteria, in which no rule finds anything.</summary>
    private static string Compose(RepositoryFolder repository, params string[] criteria)
    {
        _ = repository.Run(RepositoryFolder.Task("T0", "Dockerfile", "Small image"));
        var outcome = repository.Run(RepositoryFolder.Task("T1", "docker-compose.yml", criteria))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics.Select(static finding => finding.Message))}");
        var files = new DirectoryFileSource(repository.Root);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files, new SettingsOptions { AllRules = true }), outcome.Files).Diagnostics;
        Assert.AreEqual("", string.Join('\n', findings.Where(static finding => !NotAskedFor.Contains(finding.Rule.Id)).Select(static finding => $"{finding.Start.Line} {finding.Rule.Id} {finding.Message}")));
        return repository.Read("docker-compose.yml");
    }
}
