using A11.Core.Repositories;

namespace A11.Core.Analysis;

/// <summary>A domain whose files say which services run.</summary>
internal interface IServiceSource
{
    /// <summary>The services of a file that the domain claims.</summary>
    IEnumerable<ServiceFact> ServicesOf(SourceFile file);
}
