using System.Text;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Composition;

/// <summary>
/// Composes a workflow of GitHub Actions that tests a tagged version, builds its image, pushes it to GitHub's registry with its provenance (GitHub documentation, “Publishing Docker images”, “Artifact attestations”), and
/// deploys it where the workflow is one that deploys.
/// </summary>
internal sealed class ImageWorkflowComposer(Application application, ProjectFiles files, ActionPins pins, GenerationRequest request, string path)
{
    public string Compose()
    {
        var dockerfile = request.FindDockerfile(files) ?? throw new RefusalException("There is no Dockerfile that an image could be built by; create it first, or in the same task.");
        var target = GenerationRequest.DeploysBy(path) ? DeploymentTarget.Find(files, application.Name, request) : null;
        string?[] jobs = [TestJob(), ImageJob(dockerfile, isDeployed: target is not null), target is null ? null : DeployJob(target)];
        return $$$"""
            name: {{{(target is null ? "Image" : "Deploy")}}}

            on:
              push:
                # A version is released by tagging it: git tag v1.2.3.
                tags: ["v*"]

            # A release that has begun is carried through.
            concurrency:
              group: ${{ github.workflow }}
              cancel-in-progress: false

            # Jobs that need more say so.
            permissions:
              contents: read

            jobs:

            """.ReplaceLineEndings("\n") + string.Join('\n', jobs.OfType<string>());
    }

    private string? TestJob()
    {
        if (application.Test is null && application.Compile is null)
        {
            return null;
        }

        // What is released is built from nothing but the sources and the package source.
        var uncached = application with { Setup = application.Setup.WithoutCache() };
        return new ApplicationJobs(uncached, files, pins, request).TestJob(needs: null);
    }

    private string ImageJob(string dockerfile, bool isDeployed)
    {
        var needs = application.Test is null && application.Compile is null ? "" : "    needs: test\n";
        var environment = !isDeployed && request.Environment is { } name ? $"    # The environment may ask somebody for approval.\n    environment: {name}\n" : "";
        var text = new StringBuilder("  image:\n    name: Build and push the image\n").Append(needs).Append(environment)
            .Append($"    runs-on: {RunnerName.Linux}\n    timeout-minutes: 30\n")
            .Append("    permissions:\n      # Checks the sources out.\n      contents: read\n      # Pushes the image.\n      packages: write\n      # Signs what says where the image comes from.\n      id-token: write\n      # Keeps it beside the image.\n      attestations: write\n")
            .Append(isDeployed ? "    outputs:\n      image: ${{ steps.name.outputs.image }}@${{ steps.push.outputs.digest }}\n" : "")
            .Append("    steps:\n").Append(WorkflowSteps.Checkout(pins));
        foreach (var step in ImageSteps(dockerfile))
        {
            _ = text.Append('\n').Append(step);
        }

        return text.ToString();
    }

    private IEnumerable<string> ImageSteps(string dockerfile)
    {
        yield return $"      - name: Set up Buildx\n        uses: {pins.Find("docker/setup-buildx-action")}\n";
        yield return $"      - name: Log in to the registry\n        uses: {pins.Find("docker/login-action")}\n        with:\n          registry: ghcr.io\n          username: ${{{{ github.actor }}}}\n          password: ${{{{ secrets.GITHUB_TOKEN }}}}\n";
        yield return "      - name: Name the image\n        id: name\n        # Images have names in lower case, and no “v” before the version.\n        run: |\n          echo \"image=ghcr.io/${GITHUB_REPOSITORY,,}\" >> \"${GITHUB_OUTPUT}\"\n          echo \"version=${GITHUB_REF_NAME#v}\" >> \"${GITHUB_OUTPUT}\"\n";
        yield return $"      - name: Build and push\n        id: push\n        uses: {pins.Find("docker/build-push-action")}\n        with:\n          context: .\n"
            + (dockerfile == "Dockerfile" ? "" : $"          file: {dockerfile}\n")
            + "          push: true\n          tags: ${{ steps.name.outputs.image }}:${{ steps.name.outputs.version }}\n          # What it was built from, and what is in it.\n          provenance: mode=max\n          sbom: true\n";
        yield return $"      - name: Attest where the image comes from\n        uses: {pins.Find("actions/attest-build-provenance")}\n        with:\n          subject-name: ${{{{ steps.name.outputs.image }}}}\n          subject-digest: ${{{{ steps.push.outputs.digest }}}}\n          push-to-registry: true\n";
    }

    /// <summary>The image that was just pushed, by its digest, in place of the one that is written in the repository.</summary>
    private static string CommandOf(DeploymentTarget target, string name)
    {
        string[] apply = target.IsKustomization
            ? [$"cd {target.Directory}", $"kustomize edit set image \"{target.Image}=${{IMAGE}}\"", "kubectl apply --kustomize ."]
            : [$"kubectl apply --filename {target.Directory}", $"kubectl set image \"deployment/{name}\" \"{target.Container}=${{IMAGE}}\"{target.NamespaceOption}"];
        return string.Join('\n',
        [
            "config=\"$(mktemp)\"",
            "printf '%s' \"${CLUSTER_LOGIN}\" > \"${config}\"",
            "export KUBECONFIG=\"${config}\"",
            .. apply,
            $"kubectl rollout status \"deployment/{name}\" --timeout 5m{target.NamespaceOption}",
        ]);
    }

    private string DeployJob(DeploymentTarget target) => $$"""
          deploy:
            name: Deploy to {{target.Environment}}
            needs: image
            # The environment holds the login, and may ask somebody for approval.
            environment: {{target.Environment}}
            runs-on: {{RunnerName.Linux}}
            timeout-minutes: 15
            steps:

        """.ReplaceLineEndings("\n")
        + WorkflowSteps.Checkout(pins) + "\n"
        + WorkflowSteps.Step($"Deploy to {target.Environment}", CommandOf(target, application.Name), ("CLUSTER_LOGIN", "${{ secrets.KUBE_CONFIG }}"), ("IMAGE", "${{ needs.image.outputs.image }}"));
}
