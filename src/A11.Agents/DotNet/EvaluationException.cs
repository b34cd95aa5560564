namespace A11.Agents.DotNet;

/// <summary>MSBuild can't be asked. The message says why, and what to do.</summary>
public sealed class EvaluationException(string message) : Exception(message);
