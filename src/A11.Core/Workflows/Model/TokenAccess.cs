namespace A11.Core.Workflows.Model;

/// <summary>What a token may do in a scope.</summary>
internal enum TokenAccess
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Read.</summary>
    Read,

    /// <summary>Read and write.</summary>
    Write,
}
