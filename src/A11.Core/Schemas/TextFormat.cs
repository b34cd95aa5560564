namespace A11.Core.Schemas;

/// <summary>A format that a text must have.</summary>
internal enum TextFormat
{
    /// <summary>Any text.</summary>
    Any,

    /// <summary>The name of a time zone of the IANA database: <c>Europe/Berlin</c>.</summary>
    TimeZone,

    /// <summary>A time of the day: <c>05:30</c>.</summary>
    Time,

    /// <summary>A quantity of Kubernetes: <c>500m</c>, <c>1.5Gi</c>, <c>12e3</c>.</summary>
    Quantity,
}
