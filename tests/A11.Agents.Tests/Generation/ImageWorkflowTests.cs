using A11.Agents.Records;

namespace A11.Agents.Tests.Generation;

/// <summary>Workflows that push an image of a tagged version, and deploy it.</summary>
[TestClass]
public sealed class ImageWorkflowTests
{
    [TestMethod]
    [DataRow("Go", "cache: false #")]
    [DataRow("Node", "package-manager-cache: false #")]
    [DataRow("DotNet", "cache: false #")]
    [DataRow("Python", "python-version: \"3.12\"\n\n")]
    public void What_is_released_is_tested_first_and_comes_from_no_cache(string stack, string expected)
    {
        using var repository = StackRepositories.Create(stack).With("Dockerfile", "FROM alpine:3.22.5\n");
        var text = Write(repository, ".github/workflows/release-image.yml", "Push the Docker image");
        StringAssert.Contains(text, "    needs: test\n");
        StringAssert.Contains(text, expected);
        Assert.DoesNotContain("cache: pip", text);
        StringAssert.Contains(text, "          provenance: mode=max\n");
        StringAssert.Contains(text, "        uses: actions/attest-build-provenance@");
        Assert.DoesNotContain("kubectl", text);
    }

    [TestMethod]
    public void The_environment_that_a_task_names_is_asked_before_the_push_and_a_dockerfile_elsewhere_is_named()
    {
        using var repository = StackRepositories.Go().With("docker/api.Dockerfile", "FROM alpine:3.22.5\n");
        var text = Write(repository, ".github/workflows/image.yml", "Push the Docker image", "The `releases` environment");
        StringAssert.Contains(text, "    environment: releases\n");
        StringAssert.Contains(text, "          file: docker/api.Dockerfile\n");
    }

    [TestMethod]
    public void The_overlay_of_the_environment_is_deployed_with_the_digest_of_what_was_pushed()
    {
        using var repository = Deployable("k8s/base/kustomization.yaml", "k8s/overlays/staging/kustomization.yaml");
        var text = Write(repository, ".github/workflows/deploy.yml", "Deploys to the `staging` environment");
        StringAssert.Contains(text, "          cd k8s/overlays/staging\n          kustomize edit set image \"ghcr.io/acme/shop=${IMAGE}\"\n          kubectl apply --kustomize .\n");
        StringAssert.Contains(text, "    environment: staging\n");
    }

    [TestMethod]
    public void A_directory_of_manifests_is_applied_as_it_is()
    {
        using var repository = Deployable();
        StringAssert.Contains(Write(repository, ".github/workflows/deploy.yml", "Deploy the application"), "          kubectl apply --filename k8s/base\n          kubectl set image \"deployment/shop\" \"shop=${IMAGE}\"\n");
    }

    [TestMethod]
    public void Without_manifests_a_deployment_is_refused()
    {
        using var repository = StackRepositories.Go().With("Dockerfile", "FROM alpine:3.22.5\n");
        StringAssert.Contains(repository.Run(RepositoryFolder.Task("T1", ".github/workflows/deploy.yml", "Deploy the application"))[0].Reason, "There is no manifest with a Deployment shop");
    }

    private static RepositoryFolder Deployable(params string[] kustomizations)
    {
        var repository = StackRepositories.Go().With("Dockerfile", "FROM alpine:3.22.5\n");
        var task = new GenerationMatrix.Kind("manifests", ["k8s/base/deployment.yaml", .. kustomizations], "Uses the image `ghcr.io/acme/shop:1.2.3`").Task(1);
        Assert.AreEqual(OutcomeStatus.Done, repository.Run(task)[0].Status);
        return repository;
    }

    private static string Write(RepositoryFolder repository, string path, params string[] criteria)
    {
        var outcome = repository.Run(RepositoryFolder.Task("T7", path, criteria))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics.Select(static finding => finding.Message))}");
        return repository.Read(path);
    }
}
