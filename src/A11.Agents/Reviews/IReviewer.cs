using A11.Agents.Agents;
using A11.Agents.Processes;
using A11.Agents.Sandboxes;
using A11.Core.Configuration;

namespace A11.Agents.Reviews;

/// <summary>Somebody who looks at the files of a task before they are let in. Never their author.</summary>
public interface IReviewer
{
    /// <summary>Who: A07 or A08.</summary>
    string Role { get; }

    /// <summary>The name under which the verdict is signed: an agent's, or <c>builtin</c>.</summary>
    string Name { get; }

    /// <summary>How the system keeps it to its workspace.</summary>
    /// <param name="mode">Whether there must be a sandbox.</param>
    /// <param name="root">Absolute path of the repository's root, whose own programs are not run.</param>
    /// <exception cref="AgentUnavailableException">One is required and there is none.</exception>
    Confinement FindConfinement(SandboxMode mode, string root) => Confinement.NotNeeded;

    /// <summary>Reviews; an agent that gives no verdict has refused.</summary>
    /// <param name="request">What to review.</param>
    /// <param name="progress">Told what the reviewer does, from whatever thread.</param>
    /// <param name="cancellation">Ends the review.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; no process is left.</exception>
    Task<Review> ReviewAsync(ReviewRequest request, IProgress<AgentEvent> progress, CancellationToken cancellation);
}
