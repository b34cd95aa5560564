using A11.Agents.Records;

namespace A11.Agents.Tests.Generation;

/// <summary>Manifests of Kubernetes: what they take from the repository, from the task and from each other.</summary>
[TestClass]
public sealed class ManifestTests
{
    private const string Image = "Uses the image `ghcr.io/acme/shop:1.2.3`";

    [TestMethod]
    public void A_deployment_runs_the_image_as_its_user_with_the_port_the_endpoint_and_the_variables_of_the_program()
    {
        using var repository = StackRepositories.Go();
        var text = Write(repository, ["k8s/deployment.yaml"], Image);
        StringAssert.Contains(text, "image: ghcr.io/acme/shop:1.2.3\n");
        StringAssert.Contains(text, "containerPort: 9090\n");
        StringAssert.Contains(text, "httpGet: { path: /healthz, port: http }\n");
        StringAssert.Contains(text, "runAsUser: 10001\n");
        StringAssert.Contains(text, "            - name: DATABASE_URL\n              valueFrom:\n                secretKeyRef:\n                  name: shop-secrets\n                  key: DATABASE_URL\n");
        StringAssert.Contains(text, "kind: ServiceAccount\n");
    }

    [TestMethod]
    public void The_user_of_the_image_is_the_one_that_the_repositorys_dockerfile_names()
    {
        using var repository = StackRepositories.Go().With("Dockerfile", "FROM alpine:3.22.5\nUSER 20202\n");
        StringAssert.Contains(Write(repository, ["k8s/deployment.yaml"], Image), "runAsUser: 20202\n");
        using var dotnet = StackRepositories.DotNet();
        StringAssert.Contains(Write(dotnet, ["k8s/deployment.yaml"], Image), "runAsUser: 1654\n");
    }

    [TestMethod]
    public void An_account_of_another_file_is_not_written_twice()
    {
        using var repository = StackRepositories.Go();
        var text = Write(repository, ["k8s/deployment.yaml", "k8s/serviceaccount.yaml"], Image);
        Assert.DoesNotContain("kind: ServiceAccount", text);
        StringAssert.Contains(text, "serviceAccountName: shop\n");
    }

    [TestMethod]
    public void An_account_that_lies_in_a_file_that_is_written_anew_is_written_again()
    {
        using var repository = StackRepositories.Go();
        _ = Write(repository, ["k8s/deployment.yaml"], Image);
        StringAssert.Contains(Write(repository, ["k8s/deployment.yaml"], Image, "Runs 5 replicas"), "kind: ServiceAccount\n");
    }

    [TestMethod]
    public void A_secret_gets_into_no_manifest_even_where_a_criterion_gives_its_value()
    {
        using var repository = StackRepositories.Python();
        var outcome = repository.Run(Task(["k8s/deployment.yaml"], Image, "Sets `JWT_SECRET=swordfish`"))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, "Nothing sets JWT_SECRET");
    }

    [TestMethod]
    public void Settings_lie_in_the_config_map_where_there_is_one_and_in_the_deployment_else()
    {
        using var repository = StackRepositories.Node();
        var alone = Write(repository, ["k8s/deployment.yaml"], Image, "Sets `LOG_LEVEL=info`");
        StringAssert.Contains(alone, "- name: LOG_LEVEL\n              value: \"info\"\n");
        StringAssert.Contains(alone, "- name: PORT\n              value: \"4000\"\n");
        using var other = StackRepositories.Node();
        StringAssert.Contains(Write(other, ["k8s/deployment.yaml", "k8s/configmap.yaml"], Image, "Sets `LOG_LEVEL=info`"), "envFrom:\n            - configMapRef:\n                name: shop\n");
        StringAssert.Contains(other.Read("k8s/configmap.yaml"), "data:\n  LOG_LEVEL: \"info\"\n  PORT: \"4000\"\n");
    }

    [TestMethod]
    public void A_policy_opens_the_ports_of_the_services_that_the_program_needs()
    {
        using var repository = StackRepositories.Python();
        var text = Write(repository, ["k8s/networkpolicy.yaml"], "Has a network policy");
        StringAssert.Contains(text, "        # postgres\n        - port: 5432\n        # redis\n        - port: 6379\n");
    }

    [TestMethod]
    public void An_overlay_names_what_its_environment_runs()
    {
        using var repository = StackRepositories.Go();
        _ = Write(repository, ["k8s/base/deployment.yaml", "k8s/base/service.yaml", "k8s/base/kustomization.yaml", "k8s/overlays/staging/kustomization.yaml"], Image, "Runs 2 replicas", "Exposes port 8080");
        StringAssert.Contains(repository.Read("k8s/base/kustomization.yaml"), "resources:\n  - deployment.yaml\n  - service.yaml\n");
        StringAssert.Contains(repository.Read("k8s/base/service.yaml"), "port: 8080\n");
        StringAssert.Contains(repository.Read("k8s/overlays/staging/kustomization.yaml"), "resources:\n  - ../../base\n# What this environment runs: a release changes the tag.\nimages:\n  - name: ghcr.io/acme/shop\n    newTag: \"1.2.3\"\nreplicas:\n  - name: shop\n    count: 2\n");
    }

    [TestMethod]
    public void The_image_that_a_deployment_of_the_repository_runs_is_taken_over()
    {
        using var repository = StackRepositories.Go();
        _ = Write(repository, ["k8s/deployment.yaml"], Image);
        StringAssert.Contains(Write(repository, ["deploy/k8s.yaml"], "Has a Deployment"), "image: ghcr.io/acme/shop:1.2.3\n");
    }

    [TestMethod]
    public void A_program_that_serves_no_port_is_refused()
    {
        using var repository = new RepositoryFolder().With("main.py", "print('done')\n").With("requirements.txt", "requests==2.32.3\n");
        StringAssert.Contains(repository.Run(Task(["k8s/deployment.yaml"], Image))[0].Reason, "serves no port");
    }

    /// <summary>The first of the files of a task that ends well.</summary>
    private static string Write(RepositoryFolder repository, string[] paths, params string[] criteria)
    {
        var outcome = repository.Run(Task(paths, criteria))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics.Select(static finding => finding.Message))}");
        return repository.Read(paths[0]);
    }

    private static string Task(string[] paths, params string[] criteria) => new GenerationMatrix.Kind("manifests", paths, criteria).Task(1);
}
