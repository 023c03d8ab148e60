@echo off
rem Starts mentor with the Node beside it. A double click opens a window in which `mentor` can be typed.
setlocal
"%~dp0node.exe" "%~dp0app\bin\mentor.js" %*
set MENTOR_ENDED=%ERRORLEVEL%
if not "%~1"=="" exit /b %MENTOR_ENDED%
echo %CMDCMDLINE% | find /i "%~nx0" >nul || exit /b %MENTOR_ENDED%
endlocal & set "PATH=%~dp0;%PATH%"
cmd /k
