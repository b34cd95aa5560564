using A11.Core.Files;
using A11.Core.Profiles;
using A11.Core.Tasks;

namespace A11.Agents.Agents;

/// <summary>What an agent is given.</summary>
/// <param name="Task">The task.</param>
/// <param name="Profile">Who the agent is.</param>
/// <param name="Files">The repository's files.</param>
public sealed record AgentJob(DevOpsTask Task, Profile Profile, IFileSource Files);
