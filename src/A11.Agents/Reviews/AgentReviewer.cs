using A11.Agents.Agents;
using A11.Agents.Processes;
using A11.Agents.Sandboxes;
using A11.Core.Configuration;

namespace A11.Agents.Reviews;

/// <summary>A reviewer who is an agent: asked with the changes before it, its answer read as <see cref="ReviewAnswer"/>. Without a verdict the files are refused.</summary>
/// <param name="role">Which reviewer.</param>
/// <param name="agent">Who fills the role.</param>
public sealed class AgentReviewer(string role, IAnsweringAgent agent) : IReviewer
{
    /// <inheritdoc/>
    public string Role => role;

    /// <inheritdoc/>
    public string Name => agent.Name;

    /// <inheritdoc/>
    public Confinement FindConfinement(SandboxMode mode, string root) => agent.FindConfinement(mode, root);

    /// <inheritdoc/>
    public async Task<Review> ReviewAsync(ReviewRequest request, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        try
        {
            var question = new AgentQuestion(request.Job, ReviewPrompt.Compose(role, request), request.Files);
            var answer = await agent.AnswerAsync(question, progress, cancellation).ConfigureAwait(false);
            var review = answer.Failure is null
                ? ReviewAnswer.Read(role, Name, answer.Text, request.Files)
                : new Review(role, Name, false, [], $"It gave no verdict, so the files are refused: {answer.Reason}");
            return review with { Usage = answer.Usage };
        }
        catch (AgentUnavailableException error)
        {
            return new Review(role, Name, false, [], $"It could not be asked, so the files are refused: {error.Message}");
        }
    }
}
