package az.ecbar.stp;

import az.ecbar.stp.folder.FolderEvents;

/** Turns what the folders tell into alarms. */
record FolderAlarms(StpListener listener) implements FolderEvents {
    @Override
    public void onUnreadable(String fileName, String text) {
        listener.onAlarm(Alarm.UNREADABLE_FILE, fileName + ": " + text);
    }

    @Override
    public void onWarning(String text) {
        listener.onAlarm(Alarm.FOLDER, text);
    }
}
