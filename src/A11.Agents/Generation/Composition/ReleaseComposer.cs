using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Composition;

/// <summary>Composes a workflow of GitHub Actions that releases the packages of a library when a version is tagged.</summary>
internal sealed class ReleaseComposer(Application application, PackageRelease release, ActionPins pins)
{
    public string Compose() => $$$"""
        name: Release

        on:
          push:
            # A version is released by tagging it: git tag v1.2.3.
            tags: ["v*"]

        # A release that has begun is carried through.
        concurrency:
          group: release
          cancel-in-progress: false

        # The job reads the repository and nothing else.
        permissions:
          contents: read

        jobs:
          release:
            name: Release
            # The environment holds the key, and may ask somebody for approval.
            environment: release
            runs-on: {{{application.Runner}}}
            timeout-minutes: 30
            steps:

        """.ReplaceLineEndings("\n") + string.Join('\n', Steps());

    private IEnumerable<string> Steps()
    {
        yield return WorkflowSteps.Checkout(pins, release.NeedsHistory ? [("fetch-depth", "0 # The version is worked out from the history.")] : []);
        yield return WorkflowSteps.SetUp(application.Setup.WithoutCache(), application.Version, pins);
        yield return WorkflowSteps.Step("Install the dependencies", string.Join('\n', application.Install));
        yield return WorkflowSteps.Step("Build", release.Build);
        if (application.Test is { } test)
        {
            yield return WorkflowSteps.Step("Run the tests", test);
        }

        yield return WorkflowSteps.Step("Pack", release.Pack);
        yield return WorkflowSteps.Step("Publish the packages", release.Push, (PackageRelease.KeyVariable, $"${{{{ secrets.{PackageRelease.KeyVariable} }}}}"));
    }
}
