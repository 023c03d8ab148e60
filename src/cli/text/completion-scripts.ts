const BASH = `# mentor completion for bash
_mentor() {
  local IFS=$'\\n' line
  local current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  for line in $(mentor __complete "--word=$current" -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null); do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done
}
complete -o default -F _mentor mentor
`;

const ZSH = `# mentor completion for zsh
_mentor() {
  local -a lines candidates
  local line tab=$'\\t'
  lines=("\${(@f)$(mentor __complete "--word=\${words[CURRENT]}" -- "\${(@)words[2,CURRENT-1]}" 2>/dev/null)}")
  for line in $lines; do
    candidates+=("\${\${line%%$tab*}//:/\\\\:}:\${line#*$tab}")
  done
  if (( \${#candidates} )); then _describe 'mentor' candidates; else _files; fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _mentor mentor
`;

const FISH = `# mentor completion for fish
function __mentor_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l found (mentor __complete "--word=$current" -- $before[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path $current
    end
end
complete -c mentor -f -a '(__mentor_complete)'
`;

const POWERSHELL = `# mentor completion for PowerShell
Register-ArgumentCompleter -Native -CommandName mentor -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    mentor __complete "--word=$wordToComplete" '--' @before 2>$null | ForEach-Object {
        $value, $about = $_ -split "\`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
`;

/** What each shell runs at its start: a thin layer that asks mentor itself what fits. */
export const SCRIPTS: Readonly<Record<'bash' | 'zsh' | 'fish' | 'powershell', string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
};
