namespace A11.Agents.FileSystems;

/// <summary>A link, or a file, is where a folder was expected, or a link where a file was.</summary>
internal sealed class LinkException(string message) : IOException(message);
