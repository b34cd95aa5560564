namespace A11.Agents.Checks;

/// <summary>What a branch did where a finding is.</summary>
internal enum LineChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something beside it: lines were removed just before or after, or the finding concerns a changed file as a whole.</summary>
    Beside,

    /// <summary>It wrote one of the finding's lines.</summary>
    Written,
}
