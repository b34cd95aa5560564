namespace A11.Core.Workflows.Model;

/// <summary>What is known of a file that <c>uses</c> names.</summary>
internal enum ReferencedFileState
{
    /// <summary>It is there.</summary>
    Found,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there, but is no YAML, or none of a workflow or action.</summary>
    Broken,
}
