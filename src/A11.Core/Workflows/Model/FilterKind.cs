namespace A11.Core.Workflows.Model;

/// <summary>What a filter pattern is matched with.</summary>
internal enum FilterKind
{
    /// <summary>Names of branches or tags.</summary>
    Ref,

    /// <summary>Paths of files.</summary>
    Path,

    /// <summary>Something else, such as a version.</summary>
    Other,
}
