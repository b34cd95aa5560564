using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Sandboxes;
using A11.Agents.Workspaces;
using A11.Core.Configuration;

namespace A11.Agents.Generation.Verification;

/// <summary>
/// An agent whose Dockerfiles are put to the test: their build commands are run outside of Docker before the gate looks at them, and where one fails, the task does. They run
/// the repository's build, so that it is done only where a person asks for it.
/// </summary>
/// <param name="author">Who writes them.</param>
public sealed class VerifyingAgent(IAgent author) : IAgent
{
    private readonly ImageVerifier _verifier = new();

    /// <inheritdoc/>
    public string Name => author.Name;

    /// <inheritdoc/>
    public Confinement FindConfinement(SandboxMode mode, string root)
    {
        // Without a sandbox no build is run.
        var own = Confinement.Create(mode, root);
        var others = author.FindConfinement(mode, root);
        return own.IsConfined ? Confinement.Weakest([others, own]) : others;
    }

    /// <inheritdoc/>
    public async Task<IAgentSession> StartAsync(AgentJob job, IProgress<AgentEvent> progress, CancellationToken cancellation) =>
        new Session(await author.StartAsync(job, progress, cancellation).ConfigureAwait(false), job, _verifier, progress);

    private sealed class Session(IAgentSession session, AgentJob job, ImageVerifier verifier, IProgress<AgentEvent> progress) : IAgentSession
    {
        public bool HasSelfCheck => session.HasSelfCheck;

        public async Task<AgentResult> WorkAsync(AgentRound round, CancellationToken cancellation)
        {
            var result = await session.WorkAsync(round, cancellation).ConfigureAwait(false);
            if (result.Failure is not null)
            {
                return result;
            }

            var files = new OverlayFileSource(job.Files, result.Changes);
            foreach (var dockerfile in result.Changes.Where(change => change.Kind != ChangeKind.Deleted && GeneratedFiles.KindOf(change.Path) == GeneratedFileKind.Dockerfile).Select(change => change.Path))
            {
                var verification = await VerifyAsync(dockerfile, files, cancellation).ConfigureAwait(false);
                if (verification.Status == VerificationStatus.Failed)
                {
                    return result with { Failure = AgentFailure.BuildFailed, Reason = $"The image of {dockerfile} can't be built. {verification.Text}" };
                }

                result = result with { Notes = result.Notes.Add($"{(verification.Status == VerificationStatus.Passed ? "verified" : "not verified")}: {dockerfile}: {verification.Text}") };
            }

            return result;
        }

        public ValueTask DisposeAsync() => session.DisposeAsync();

        private async Task<Verification> VerifyAsync(string dockerfile, OverlayFileSource files, CancellationToken cancellation)
        {
            try
            {
                return await verifier.VerifyAsync(dockerfile, files, job, progress, cancellation).ConfigureAwait(false);
            }
            catch (Exception error) when (error is TemporaryDirectoryException or IOException or UnauthorizedAccessException or Git.GitException)
            {
                return Verification.NotRun(error.Message);
            }
        }
    }
}
