namespace A11.Agents.FileSystems;

/// <summary>A link, or a file, is where a folder was expected, or a link where a file was; or a mount point is where neither may be.</summary>
internal sealed class LinkException(string message) : IOException(message);
