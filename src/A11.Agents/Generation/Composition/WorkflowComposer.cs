using System.Text;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Composition;

/// <summary>Composes a workflow of GitHub Actions that checks and tests applications: one, or those of several directories.</summary>
internal sealed class WorkflowComposer(IReadOnlyCollection<Application> applications, ProjectFiles files, ActionPins pins, GenerationRequest request)
{
    public string Compose()
    {
        var text = new StringBuilder($$$"""
            name: CI

            on:
              push:
            {{{(request.RunsOnEveryPush ? "" : "    # Other branches are checked by their pull requests.\n    branches: [main, master, develop]\n")}}}  pull_request:

            # A newer push makes the run of an older one pointless.
            concurrency:
              group: ${{ github.workflow }}-${{ github.ref }}
              cancel-in-progress: true

            # The jobs read the repository and nothing else.
            permissions:
              contents: read

            jobs:

            """);
        return text.AppendJoin('\n', applications.SelectMany(application => new ApplicationJobs(application, files, pins, request).Compose())).ToString();
    }
}
