namespace A11.Agents.Workspaces;

/// <summary>The directory for temporary files is not there, or nothing can be written to it: nobody's fault but the environment's, and no agent was started.</summary>
internal sealed class TemporaryDirectoryException(string message, Exception? cause = null) : IOException(message, cause);
