using A11.Agents.Policies;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Agents.Agents;

/// <summary>What an agent is given.</summary>
/// <param name="Root">Absolute path of the repository's root.</param>
/// <param name="Task">The task.</param>
/// <param name="Policy">Who the agent is and what it may write.</param>
/// <param name="Settings">What the files are checked by, and the run's limits.</param>
/// <param name="Files">The repository's files as they are before the run.</param>
/// <param name="Engine">The engine that will judge what is written.</param>
public sealed record AgentJob(string Root, DevOpsTask Task, Policy Policy, RepositorySettings Settings, IFileSource Files, Engine Engine);
